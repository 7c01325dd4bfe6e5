package org.pointsmall.loyalty.reward;

import org.pointsmall.loyalty.outbox.Event;
import org.pointsmall.loyalty.outbox.EventKind;
import org.pointsmall.loyalty.outbox.OutboxListener;
import org.pointsmall.loyalty.purchase.OrderRef;

/** Notes the order's number with the rewards that were used for it: at the checkout the order has none yet. */
final class NumberUses implements OutboxListener {
    private final RewardParts parts;
    private final EventKind settled;

    /** @param settled the kind of event that says which {@code order} was settled, and its {@code orderNumber} */
    NumberUses(RewardParts parts, EventKind settled) {
        this.parts = parts;
        this.settled = settled;
    }

    @Override
    public String name() {
        return "reward-uses";
    }

    @Override
    public void happened(Event event) {
        if (event.kind().equals(settled)) {
            event.facts().number("order").ifPresent(id -> event.facts()
                    .text("orderNumber")
                    .ifPresent(number -> parts.rewards().settle(new OrderRef(id, number))));
        }
    }
}
