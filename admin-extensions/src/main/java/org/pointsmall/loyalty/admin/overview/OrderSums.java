package org.pointsmall.loyalty.admin.overview;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.insight.dashboard.GoodsFigures;
import org.pointsmall.loyalty.insight.dashboard.OrderFigures;
import org.pointsmall.loyalty.insight.figure.CountedOrder;
import org.pointsmall.loyalty.insight.figure.OrderGroup;
import org.pointsmall.loyalty.insight.figure.OrderedGoods;

/** Adds up orders beside what the figures of their group say. */
final class OrderSums {
    private final DisplayFormat written;
    private final Currency money;

    OrderSums(DisplayFormat written, Currency money) {
        this.written = written;
        this.money = money;
    }

    /**
     * That the rows come to the figures.
     *
     * @param code of the text that says it
     */
    record Check(String code, Sum figures, Sum rows) {}

    /** What orders come to, in writing. */
    record Sum(String orders, String total, String byPoints, String pieces, String goods, String cost) {
        static final Sum UNKNOWN = new Sum("–", "–", "–", "–", "–", "–");
    }

    /** @param all null where they are too many to be added up */
    Check check(OrderFigures figures, OrderGroup group, @Nullable List<CountedOrder> all) {
        boolean mall = group == OrderGroup.MALL;
        GoodsFigures goods = mall ? figures.mall() : of(figures, group).goods();
        Sum byFigures = mall
                ? new Sum("–", "–", "–", written.number(goods.pieces()), money(goods.price()), money(goods.cost()))
                : new Sum(
                        written.number(of(figures, group).orders()),
                        money(of(figures, group).total()),
                        money(of(figures, group).byPoints()),
                        written.number(goods.pieces()),
                        money(goods.price()),
                        money(goods.cost()));
        if (all == null) {
            return new Check("LoyaltyOverview_OrdersTooMany", byFigures, Sum.UNKNOWN);
        }
        OrderedGoods sum = all.stream().map(order -> order.goods(group)).reduce(OrderedGoods.NONE, OrderedGoods::plus);
        Sum byRows = new Sum(
                mall ? "–" : written.number(all.size()),
                mall ? "–" : money(all.stream().mapToLong(CountedOrder::total).sum()),
                mall
                        ? "–"
                        : money(all.stream().mapToLong(CountedOrder::byPoints).sum()),
                written.number(sum.pieces()),
                money(sum.price()),
                money(sum.cost()));
        return new Check(
                byFigures.equals(byRows) ? "LoyaltyOverview_OrdersAgree" : "LoyaltyOverview_OrdersDiffer",
                byFigures,
                byRows);
    }

    private static OrderFigures.Group of(OrderFigures figures, OrderGroup group) {
        return switch (group) {
            case WITH_POINTS -> figures.withPoints();
            case MEMBERS -> figures.members();
            case OTHERS, MALL -> figures.others();
        };
    }

    private String money(long minor) {
        return OrderRows.money(minor, money);
    }

    /** As a number that a spreadsheet can add up. */
    static BigDecimal amount(long minor, Currency money) {
        return BigDecimal.valueOf(minor, money.getDefaultFractionDigits());
    }
}
