package org.pointsmall.loyalty.aftersale;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.Rounding;
import org.pointsmall.loyalty.points.Share;

/**
 * One part of an order as it was sold: a line, or the shipping.
 *
 * @param itemId the store's order item; null for shipping
 * @param quantity how many pieces, at least 1
 * @param price after discounts, without tax
 * @param tax on top of it
 * @param offset what points paid of price and tax together
 * @param spent the points that paid it
 * @param earned points that it earned
 */
record SoldPart(
        @Nullable Long itemId, int quantity, Money price, Money tax, Money offset, Points spent, Points earned) {
    SoldPart {
        if (offset.isMoreThan(price.plus(tax))) {
            throw new IllegalArgumentException("points paid " + offset + " of " + price + " and " + tax);
        }
    }

    /**
     * What undoing a portion comes to.
     *
     * @param offset what points had paid of it
     * @param spent points that come back
     * @param earned points that are taken back
     * @param cash what had been paid otherwise
     */
    record Undone(Money offset, Points spent, Points earned, Money cash) {}

    /** Nothing of it. */
    Portion nothing() {
        return new Portion(0, Money.zero(price.currency()), Money.zero(price.currency()));
    }

    /** All of it. */
    Portion whole() {
        return new Portion(quantity, price, tax);
    }

    /** Whether that is all of its goods; pieces whose price has gone back already count as back. */
    boolean isBack(Portion portion) {
        return portion.quantity() == quantity
                || (!price.isZero() && portion.value().equals(price));
    }

    /** What so many more pieces are worth: of what is left of the price, as large a part as of what is left of them. */
    Money worth(int pieces, Portion before) {
        return new Share(pieces, quantity - before.quantity()).of(price.minus(before.value()), Rounding.DOWN);
    }

    /** The portion with so much more of goods in it, and with the tax on all of it where tax goes back. */
    Portion more(Portion before, int pieces, Money amount, boolean withTax) {
        Portion goods = new Portion(before.quantity() + pieces, before.value().plus(amount), before.tax());
        Money due = share(goods).of(tax, Rounding.DOWN);
        boolean moreTax = withTax && due.isMoreThan(before.tax());
        return moreTax ? new Portion(goods.quantity(), goods.value(), due) : goods;
    }

    /**
     * What undoing this portion, altogether, comes to. With G of the gross W = price + tax in it:
     *
     * <pre>
     *   offset = ceil(offset paid * G / W)      cash   = G - offset
     *   spent  = floor(points spent * G / W)    earned = ceil(points earned * value / price)
     * </pre>
     *
     * None of the four ever falls as the portion grows, and of the whole all are the whole: so the differences between
     * one portion and the next are what a return moves, and any sequence of returns sums to the whole. On the way less
     * comes back, and more is taken back, than would be exact: the merchant is never short.
     */
    Undone undone(Portion portion) {
        Money gross = portion.value().plus(portion.tax());
        Money whole = price.plus(tax);
        Share paid = whole.isZero() ? share(portion) : Share.of(gross, whole);
        Money byPoints = paid.of(offset, Rounding.UP);
        return new Undone(
                byPoints, paid.of(spent, Rounding.DOWN), share(portion).of(earned, Rounding.UP), gross.minus(byPoints));
    }

    /** By value; by pieces where there is none. */
    Share share(Portion portion) {
        return price.isZero() ? new Share(portion.quantity(), quantity) : Share.of(portion.value(), price);
    }
}
