package org.pointsmall.loyalty.admin.programme;

import java.util.List;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.job.Retries;
import org.pointsmall.loyalty.job.Retry;
import org.pointsmall.loyalty.redemption.SettleOrders;

/** The orders that stand though their settlement failed, until one of the tries succeeds; and how to try one at once. */
final class UnsettledOrders {
    private static final int MOST_ROWS = 50;

    private final Retries orders;
    private final SettleOrders settleOrders;

    UnsettledOrders(Retries orders, SettleOrders settleOrders) {
        this.orders = orders;
        this.settleOrders = settleOrders;
    }

    /**
     * The orders that wait, those that have waited longest.
     *
     * @param count of all of them
     * @param more whether some are not among the rows
     */
    record View(List<Row> rows, String count, boolean more) {}

    /**
     * An order that waits.
     *
     * @param order what staff know it by
     */
    record Row(long id, String order, String since, String attempts, String next, String error) {}

    View view(DisplayFormat written) {
        long count = orders.now().count();
        List<Row> rows = orders.waiting(MOST_ROWS).stream()
                .map(order -> row(order, written))
                .toList();
        return new View(rows, written.number(count), count > rows.size());
    }

    /** What staff know an order by; its id once it waits no longer. */
    String name(long orderId) {
        return orders.find(orderId).map(UnsettledOrders::name).orElse("#" + orderId);
    }

    /** Tries to settle the order now; answers whether it waits no longer. */
    boolean tryNow(long orderId) {
        return settleOrders.tryNow(orderId);
    }

    private static Row row(Retry order, DisplayFormat written) {
        return new Row(
                order.id(),
                name(order),
                written.time(order.firstFailedAt()),
                written.number(order.attempts()),
                written.time(order.nextAt()),
                order.lastError());
    }

    private static String name(Retry order) {
        String number = order.label();
        return number == null ? "#" + order.id() : number;
    }
}
