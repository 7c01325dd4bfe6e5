package org.pointsmall.demo.data;

import java.io.Reader;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Real orders of the demo store's products, oldest first. Immutable. */
public final class DemoBaskets {
    private final List<Basket> baskets;

    private DemoBaskets(List<Basket> baskets) {
        this.baskets = List.copyOf(baskets);
    }

    /**
     * @param catalog what the baskets may hold
     * @throws DemoDataException when the file in the jar breaks a promise of this package
     */
    public static DemoBaskets load(DemoCatalog catalog) {
        return read(DemoFiles.open("baskets.csv"), catalog);
    }

    static DemoBaskets read(Reader basketsCsv, DemoCatalog catalog) {
        List<OrderLine> rows = new CsvFile("baskets.csv", "order_id", "customer_id", "ts", "item_id", "quantity")
                .read(basketsCsv, row -> {
                    OrderLine line = orderLine(row);
                    if (catalog.product(line.line().itemId()).isEmpty()) {
                        throw new IllegalArgumentException("item " + line.line().itemId() + " is not in products.csv");
                    }
                    return line;
                });
        return new DemoBaskets(group(rows));
    }

    private record OrderHead(RetailOrderId orderId, RetailCustomerId customerId, LocalDateTime placedAt) {}

    private record OrderLine(OrderHead head, Basket.Line line) {}

    private static OrderLine orderLine(CsvFile.Row row) {
        OrderHead head = new OrderHead(
                new RetailOrderId(row.number("order_id")),
                new RetailCustomerId(row.number("customer_id")),
                LocalDateTime.parse(row.text("ts")));
        return new OrderLine(head, new Basket.Line(new ItemId(row.text("item_id")), row.number("quantity")));
    }

    /** An order's lines must follow one another: a second block of the same order is a damaged file. */
    private static List<Basket> group(List<OrderLine> rows) {
        List<Basket> baskets = new ArrayList<>();
        Set<RetailOrderId> closed = new HashSet<>();
        int from = 0;
        while (from < rows.size()) {
            OrderHead head = rows.get(from).head();
            int to = from;
            List<Basket.Line> lines = new ArrayList<>();
            while (to < rows.size() && rows.get(to).head().equals(head)) {
                lines.add(rows.get(to++).line());
            }
            if (!closed.add(head.orderId())) {
                throw new DemoDataException("baskets.csv: order " + head.orderId() + " is not in one piece");
            }
            baskets.add(basket(head, lines));
            from = to;
        }
        requireTimeOrder(baskets);
        return baskets;
    }

    private static Basket basket(OrderHead head, List<Basket.Line> lines) {
        try {
            return new Basket(head.orderId(), head.customerId(), head.placedAt(), lines);
        } catch (IllegalArgumentException refused) {
            throw new DemoDataException("baskets.csv: " + refused.getMessage(), refused);
        }
    }

    private static void requireTimeOrder(List<Basket> baskets) {
        Comparator<Basket> byTime = Comparator.comparing(Basket::placedAt);
        for (int i = 1; i < baskets.size(); i++) {
            if (byTime.compare(baskets.get(i - 1), baskets.get(i)) > 0) {
                throw new DemoDataException(
                        "baskets.csv: order " + baskets.get(i).orderId() + " is older than the one before it");
            }
        }
    }

    public List<Basket> all() {
        return baskets;
    }
}
