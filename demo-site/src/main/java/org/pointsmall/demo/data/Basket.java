package org.pointsmall.demo.data;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One real order: who bought how many of which products, and when.
 *
 * @param placedAt shop-local time, to the minute; the source names no zone
 * @param lines one per product, 1 to {@value #MAX_LINES}
 */
public record Basket(RetailOrderId orderId, RetailCustomerId customerId, LocalDateTime placedAt, List<Line> lines) {
    public static final int MAX_LINES = 25;

    public Basket {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            throw new IllegalArgumentException(
                    "order " + orderId + " has " + lines.size() + " lines, expected 1 to " + MAX_LINES);
        }
        Set<ItemId> seen = new HashSet<>();
        for (Line line : lines) {
            if (!seen.add(line.itemId())) {
                throw new IllegalArgumentException("order " + orderId + " has item " + line.itemId() + " twice");
            }
        }
    }

    /** @param quantity pieces, 1 to {@value #MAX_QUANTITY}: a shopper's amounts, the source's wholesale lines are left out */
    public record Line(ItemId itemId, int quantity) {
        public static final int MAX_QUANTITY = 24;

        public Line {
            if (quantity < 1 || quantity > MAX_QUANTITY) {
                throw new IllegalArgumentException(
                        "quantity of " + itemId + " is " + quantity + ", expected 1 to " + MAX_QUANTITY);
            }
        }
    }
}
