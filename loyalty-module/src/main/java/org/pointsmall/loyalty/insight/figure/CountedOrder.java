package org.pointsmall.loyalty.insight.figure;

import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An order of the store that stands, as figures count it: without what has come back. Money is in minor units.
 *
 * @param number the store's number of it, if it has one
 * @param placedAt when it was placed, in whole milliseconds
 * @param money its currency; null for one that nobody knows, in which nothing is counted
 * @param total what it came to, points included
 * @param byPoints what points paid of it
 * @param mall those of its goods that offers of the mall gave
 */
public record CountedOrder(
        long id,
        @Nullable String number,
        long customer,
        Instant placedAt,
        OrderGroup group,
        @Nullable Currency money,
        long total,
        long byPoints,
        OrderedGoods goods,
        OrderedGoods mall) {

    /** Adds it up with others. */
    public void addTo(CellSums sums) {
        if (money != null) {
            String code = money.getCurrencyCode();
            sums.add(FigureFamily.ORDERS, code, group.name(), total, 1);
            if (group == OrderGroup.WITH_POINTS) {
                sums.add(FigureFamily.BY_POINTS, code, group.name(), byPoints, 1);
            }
            goods.addTo(sums, code, group);
            mall.addTo(sums, code, OrderGroup.MALL);
        }
    }

    /** What was paid with money. */
    public long cash() {
        return total - byPoints;
    }

    /** What of it is of a group. */
    public OrderedGoods goods(OrderGroup of) {
        return of == OrderGroup.MALL ? mall : goods;
    }

    /** Whether the figures of a group have something of it. */
    public boolean isOf(OrderGroup of) {
        return of == OrderGroup.MALL ? mall.pieces() > 0 : group == of;
    }
}
