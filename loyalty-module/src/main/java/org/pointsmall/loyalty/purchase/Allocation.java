package org.pointsmall.loyalty.purchase;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;

/**
 * How points that an order moved, and the money that they stand for, fall on the order's parts. Recorded when they move,
 * so that a return undoes what was done then, and not what would be done today.
 *
 * @param parts each part of the order that has a share; empty where nothing was recorded
 */
public record Allocation(List<Part> parts) {
    public static final Allocation NONE = new Allocation(List.of());

    public Allocation {
        parts = List.copyOf(parts);
    }

    /**
     * The share of one part of an order.
     *
     * @param itemId the store's order item; null for shipping
     * @param points its share of the points
     * @param money its share of the money that the points pay, or that earned them
     */
    public record Part(@Nullable Long itemId, Points points, Money money) {}

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** The points of one part; nothing where it has no share. */
    public Points points(@Nullable Long itemId) {
        return parts.stream()
                .filter(part -> Objects.equals(part.itemId(), itemId))
                .map(Part::points)
                .reduce(Points.ZERO, Points::plus);
    }

    /** The money of one part; {@code none} where it has no share. */
    public Money money(@Nullable Long itemId, Money none) {
        return parts.stream()
                .filter(part -> Objects.equals(part.itemId(), itemId))
                .map(Part::money)
                .reduce(none, Money::plus);
    }

    /** All points together. */
    public Points points() {
        return parts.stream().map(Part::points).reduce(Points.ZERO, Points::plus);
    }
}
