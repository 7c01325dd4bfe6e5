package org.pointsmall.loyalty.redemption;

import java.util.List;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Refusal;

/**
 * What points would do to a cart.
 *
 * @param points how many would be spent
 * @param money what they would pay
 * @param lines how both fall on the cart's lines; they sum to {@code points} and {@code money}
 * @param cashTotal what would be left to pay
 * @param refusals why not as many as asked for, the most important first; empty where all is well
 */
public record PointsQuote(Points points, Money money, List<Allocation> lines, Money cashTotal, List<Refusal> refusals) {
    public PointsQuote {
        lines = List.copyOf(lines);
        refusals = List.copyOf(refusals);
    }

    /** A line's share of the points and of the money that they pay. */
    public record Allocation(long itemId, Points points, Money money) {}
}
