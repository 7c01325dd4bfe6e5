package org.pointsmall.loyalty.redemption;

import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.refusal.Refusal;

/**
 * What points would do to a cart.
 *
 * @param points how many would be spent
 * @param money what they would pay
 * @param allocation how both fall on the cart's lines and its shipping; sums to {@code points} and {@code money}
 * @param cashTotal what would be left to pay otherwise
 * @param terms by which, and why by these
 * @param refusals why not as many as asked for, the most important first; empty where all is well
 */
public record PointsQuote(
        Points points,
        Money money,
        Allocation allocation,
        Money cashTotal,
        MemberOffset terms,
        List<Refusal> refusals) {
    public PointsQuote {
        refusals = List.copyOf(refusals);
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
        return new PointsQuote(points, money, allocation, cashTotal, terms, reasons);
    }
}
