package org.pointsmall.loyalty.redemption;

import java.time.Instant;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.EventFacts;
import org.pointsmall.loyalty.outbox.EventKind;
import org.pointsmall.loyalty.outbox.Outbox.News;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;

/**
 * An order that has been settled. Where the checkout itself settles it, the store hears of it as an application event, on
 * the checkout's thread and within its transaction where there is one: enough to tell the shopper, who is waiting for the
 * answer. Whoever is to hear of every order, whichever path settles it, and once that stands, listens to the
 * {@linkplain org.pointsmall.loyalty.outbox.OutboxListener outbox} for {@link #ORDER_SETTLED}.
 *
 * @param member who placed the order
 * @param order the order
 * @param spent points that it used up
 * @param earned points that it added to what the member owns
 */
public record Settlement(MemberId member, OrderRef order, Points spent, Points earned) {
    /** An order was settled: {@code order}, {@code orderNumber}, the points {@code spent} and {@code earned} by it. */
    public static final EventKind ORDER_SETTLED = new EventKind("ORDER_SETTLED");

    /** @param owner whose account it is, who may have placed the order by a login that has been merged since */
    News news(MemberId owner, Instant at) {
        EventFacts facts = EventFacts.NONE
                .with("order", order.id())
                .with("orderNumber", order.number())
                .with("spent", spent.value())
                .with("earned", earned.value());
        return new News(owner, ORDER_SETTLED, at, facts);
    }
}
