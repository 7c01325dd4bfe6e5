package org.pointsmall.loyalty.recommendation;

import java.util.OptionalLong;
import org.pointsmall.loyalty.outbox.Event;
import org.pointsmall.loyalty.outbox.EventKind;
import org.pointsmall.loyalty.outbox.OutboxListener;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.PlacedOrders;
import org.pointsmall.loyalty.redemption.Settlement;

/** Notes of what was recommended that it was had: exchanged at once, or bought with an order. */
final class NoteExchanges implements OutboxListener {
    private final TakeFeedback feedback;
    private final PlacedOrders placedOrders;
    private final EventKind exchanged;

    /** @param exchanged the kind of event that says which {@code offer} was exchanged at once */
    NoteExchanges(TakeFeedback feedback, PlacedOrders placedOrders, EventKind exchanged) {
        this.feedback = feedback;
        this.placedOrders = placedOrders;
        this.exchanged = exchanged;
    }

    @Override
    public String name() {
        return "recommendation-exchanges";
    }

    @Override
    public void happened(Event event) {
        if (event.kind().equals(exchanged)) {
            OptionalLong offer = event.facts().number("offer");
            offer.ifPresent(id -> feedback.exchanged(event.member(), id, event.at()));
        } else if (event.kind().equals(Settlement.ORDER_SETTLED)) {
            OptionalLong order = event.facts().number("order");
            order.ifPresent(id -> placedOrders.find(id).ifPresent(placed -> placed.cart().lines().stream()
                    .map(CartLine::offerId)
                    .forEach(offer -> {
                        if (offer != null) {
                            feedback.exchanged(event.member(), offer, event.at());
                        }
                    })));
        }
    }
}
