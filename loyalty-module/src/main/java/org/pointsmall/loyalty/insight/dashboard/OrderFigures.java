package org.pointsmall.loyalty.insight.dashboard;

import java.util.Currency;
import org.pointsmall.loyalty.insight.figure.FigureFamily;
import org.pointsmall.loyalty.insight.figure.OrderGroup;

/**
 * Orders of a span that stand, without what has come back, in one currency.
 *
 * @param withPoints part of them was paid with points
 * @param members without points, of those who had an account then
 * @param others all others
 * @param mall goods that offers of the mall gave, in whichever of these orders
 */
public record OrderFigures(Currency currency, Group withPoints, Group members, Group others, GoodsFigures mall) {

    /**
     * Some of the orders, in minor units.
     *
     * @param total what they came to, points included
     * @param byPoints what points paid of it
     */
    public record Group(long orders, long total, long byPoints, GoodsFigures goods) {

        static Group of(FigureSums span, Currency currency, OrderGroup group) {
            String money = currency.getCurrencyCode();
            return new Group(
                    span.times(FigureFamily.ORDERS, money, group.name()),
                    span.amount(FigureFamily.ORDERS, money, group.name()),
                    span.amount(FigureFamily.BY_POINTS, money, group.name()),
                    GoodsFigures.of(span, currency, group));
        }

        /** What was paid with money. */
        public long cash() {
            return total - byPoints;
        }
    }

    static OrderFigures of(FigureSums span, Currency currency) {
        return new OrderFigures(
                currency,
                Group.of(span, currency, OrderGroup.WITH_POINTS),
                Group.of(span, currency, OrderGroup.MEMBERS),
                Group.of(span, currency, OrderGroup.OTHERS),
                GoodsFigures.of(span, currency, OrderGroup.MALL));
    }

    /** How many orders there are. */
    public long orders() {
        return withPoints.orders() + members.orders() + others.orders();
    }
}
