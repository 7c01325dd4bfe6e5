package org.pointsmall.loyalty.redemption;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * What points would do to a cart.
 *
 * @param points how many would be spent, what offers of the mall cost among them
 * @param money what they would pay
 * @param mall what of both is the price of goods that offers of the mall have put there
 * @param allocation how both fall on the cart's lines and its shipping; sums to {@code points} and {@code money}
 * @param cashTotal what would be left to pay otherwise
 * @param terms by which, and why by these
 * @param refusals why not as many as asked for, and why the cart can't be checked out, the most important first; empty
 *     where all is well
 */
public record PointsQuote(
        Points points,
        Money money,
        Mall mall,
        Allocation allocation,
        Money cashTotal,
        MemberOffset terms,
        List<Refusal> refusals) {
    public PointsQuote {
        refusals = List.copyOf(refusals);
    }

    /**
     * What is the price of goods of the mall.
     *
     * @param items their lines
     * @param points what they cost
     * @param money what these points pay
     * @param words what the shopper is to be told of what came or left by itself
     */
    public record Mall(Set<Long> items, Points points, Money money, List<TraceLine> words) {
        public Mall {
            items = Set.copyOf(items);
            words = List.copyOf(words);
        }
    }

    /** How many points are an offset: what the shopper chose to spend. */
    public Points offset() {
        return points.minus(mall.points());
    }

    /** The shares of the cart's lines. */
    public List<Allocation.Part> lines() {
        return allocation.parts().stream().filter(part -> part.itemId() != null).toList();
    }

    /** The share of the shipping, if it has one. */
    public Optional<Allocation.Part> shipping() {
        return allocation.parts().stream().filter(part -> part.itemId() == null).findFirst();
    }

    /** The same quote, with what stands against more. */
    PointsQuote with(List<Refusal> reasons) {
        return new PointsQuote(points, money, mall, allocation, cashTotal, terms, reasons);
    }
}
