package org.pointsmall.loyalty.insight.dashboard;

import java.util.Currency;
import org.pointsmall.loyalty.insight.figure.FigureFamily;
import org.pointsmall.loyalty.insight.figure.OrderGroup;

/**
 * Goods of orders that have not come back, in minor units.
 *
 * @param price what their lines cost the shopper, in money or points
 * @param pieces how many they are
 * @param knownPrice the price of those whose cost price is known
 * @param knownPieces how many of these there are
 * @param cost what these cost the merchant
 */
public record GoodsFigures(long price, long pieces, long knownPrice, long knownPieces, long cost) {

    static GoodsFigures of(FigureSums span, Currency currency, OrderGroup group) {
        return new GoodsFigures(
                span.amount(FigureFamily.GOODS, currency.getCurrencyCode(), group.name()),
                span.times(FigureFamily.GOODS, currency.getCurrencyCode(), group.name()),
                span.amount(FigureFamily.GOODS_KNOWN, currency.getCurrencyCode(), group.name()),
                span.times(FigureFamily.GOODS_KNOWN, currency.getCurrencyCode(), group.name()),
                span.amount(FigureFamily.GOODS_COST, currency.getCurrencyCode(), group.name()));
    }
}
