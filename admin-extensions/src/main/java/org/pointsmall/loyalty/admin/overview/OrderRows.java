package org.pointsmall.loyalty.admin.overview;

import java.math.BigInteger;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.insight.dashboard.ExchangeFigures;
import org.pointsmall.loyalty.insight.dashboard.GoodsFigures;
import org.pointsmall.loyalty.insight.dashboard.OrderFigures;
import org.pointsmall.loyalty.insight.dashboard.OrderFigures.Group;
import org.pointsmall.loyalty.insight.dashboard.RewardFigures;
import org.pointsmall.loyalty.insight.figure.OrderGroup;
import org.pointsmall.loyalty.points.Money;

/** What orders with points came to beside those without, and what the mall's goods cost. */
final class OrderRows {
    private static final String NONE = "–";
    private static final String EXCHANGES = "exchanges";

    private final DisplayFormat written;

    OrderRows(DisplayFormat written) {
        this.written = written;
    }

    OverviewView.Orders of(OrderFigures now, OrderFigures before) {
        return new OverviewView.Orders(
                now.orders() > 0,
                List.of(
                        row("OrdersCount", now, before, this::count),
                        row("OrdersValue", now, before, (group, money) -> each(group.total(), group, money)),
                        row("OrdersByPoints", now, before, (group, money) -> each(group.byPoints(), group, money)),
                        row("OrdersCash", now, before, (group, money) -> each(group.cash(), group, money)),
                        row("OrdersKnown", now, before, (group, money) -> known(group.goods())),
                        row("OrdersCost", now, before, (group, money) -> share(group.goods())),
                        row("OrdersLeft", now, before, (group, money) -> left(group, money))),
                verdict(now));
    }

    /** What the mall gave, and whether it leads to orders. */
    List<ShownFigure> mall(
            OrderFigures now,
            OrderFigures before,
            ExchangeFigures exchanges,
            ExchangeFigures earlier,
            RewardFigures rewards,
            RewardFigures rewardsBefore) {
        return List.of(
                number("MallPieces", now.mall().pieces(), before.mall().pieces(), "orders/" + OrderGroup.MALL.name()),
                figure(
                        "MallPrice",
                        money(now.mall().price(), now.currency()),
                        money(before.mall().price(), before.currency())),
                figure("MallKnown", known(now.mall()), known(before.mall())),
                figure("MallCost", cost(now), cost(before)),
                number("RewardPieces", rewards.pieces(), rewardsBefore.pieces(), null),
                figure("RewardKnown", known(rewards), known(rewardsBefore)),
                figure("RewardCost", cost(rewards, now.currency()), cost(rewardsBefore, before.currency())),
                number("Exchanges", exchanges.exchanges(), earlier.exchanges(), EXCHANGES),
                number("Converted", exchanges.converted(), earlier.converted(), EXCHANGES),
                figure("Conversion", conversion(exchanges), conversion(earlier)));
    }

    private interface Cell {
        String of(Group group, Currency money);
    }

    private static OverviewView.OrderRow row(String code, OrderFigures now, OrderFigures before, Cell cell) {
        return new OverviewView.OrderRow(
                "LoyaltyOverview_" + code,
                cell.of(now.withPoints(), now.currency()),
                cell.of(before.withPoints(), before.currency()),
                cell.of(now.members(), now.currency()),
                cell.of(before.members(), before.currency()),
                cell.of(now.others(), now.currency()),
                cell.of(before.others(), before.currency()));
    }

    private String count(Group group, Currency any) {
        return written.number(group.orders());
    }

    /** Of one order, rounded to the nearest. */
    private static String each(long sum, Group group, Currency money) {
        return group.orders() == 0 ? NONE : money(half(sum, group.orders()), money);
    }

    private static String known(GoodsFigures goods) {
        return MemberRows.percent(new Ratio(goods.knownPrice(), goods.price()));
    }

    private static String known(RewardFigures rewards) {
        return MemberRows.percent(new Ratio(rewards.knownPieces(), rewards.pieces()));
    }

    private static String cost(RewardFigures rewards, Currency money) {
        return rewards.knownPieces() == 0 ? NONE : money(rewards.cost(), money);
    }

    private static String share(GoodsFigures goods) {
        return MemberRows.percent(new Ratio(goods.cost(), goods.knownPrice()));
    }

    private static String cost(OrderFigures of) {
        return of.mall().knownPieces() == 0 ? NONE : money(of.mall().cost(), of.currency());
    }

    private static String conversion(ExchangeFigures of) {
        return MemberRows.percent(new Ratio(of.converted(), of.exchanges()));
    }

    private static String left(Group group, Currency money) {
        Long left = left(group);
        return left == null ? NONE : money(left, money);
    }

    /**
     * What is left of an order's cash once its goods are paid; goods whose cost is not known are taken to cost as much of their
     * price as the others. Null where nothing is known.
     */
    static @Nullable Long left(Group group) {
        GoodsFigures goods = group.goods();
        if (group.orders() == 0 || goods.knownPrice() <= 0) {
            return null;
        }
        long cost = BigInteger.valueOf(goods.cost())
                .multiply(BigInteger.valueOf(goods.price()))
                .divide(BigInteger.valueOf(goods.knownPrice()))
                .longValueExact();
        return half(group.cash() - cost, group.orders());
    }

    /** Orders with points beside members' orders without: by what is left of both, or by cash where that is not known. */
    private OverviewView.@Nullable Verdict verdict(OrderFigures now) {
        Group with = now.withPoints();
        Group without = now.members();
        if (with.orders() == 0 || without.orders() == 0) {
            return null;
        }
        Long leftWith = left(with);
        Long leftWithout = left(without);
        boolean isLeft = leftWith != null && leftWithout != null;
        long each = leftWith != null && leftWithout != null
                ? leftWith - leftWithout
                : half(with.cash(), with.orders()) - half(without.cash(), without.orders());
        return new OverviewView.Verdict(
                "LoyaltyOverview_Pays" + (isLeft ? "Left" : "Cash") + (each < 0 ? "Less" : "More"),
                money(Math.abs(each), now.currency()),
                written.number(with.orders()),
                money(Math.multiplyExact(Math.abs(each), with.orders()), now.currency()),
                each >= 0);
    }

    private ShownFigure number(String code, long now, long before, @Nullable String rows) {
        return new ShownFigure(
                "LoyaltyOverview_" + code,
                written.number(now),
                written.number(before),
                written.change(now - before),
                "",
                "",
                "",
                rows);
    }

    private static ShownFigure figure(String code, String now, String before) {
        return new ShownFigure("LoyaltyOverview_" + code, now, before, "", "", "", "", null);
    }

    private static long half(long sum, long parts) {
        return Math.floorDiv(2 * sum + parts, 2 * parts);
    }

    static String money(long minor, Currency currency) {
        return (minor < 0 ? "-" : "") + new Money(Math.abs(minor), currency);
    }
}
