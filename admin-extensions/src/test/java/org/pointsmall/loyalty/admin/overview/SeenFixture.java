package org.pointsmall.loyalty.admin.overview;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.insight.dashboard.Dashboard;
import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.insight.dashboard.ExchangeFigures;
import org.pointsmall.loyalty.insight.dashboard.FigureReads;
import org.pointsmall.loyalty.insight.dashboard.GoodsFigures;
import org.pointsmall.loyalty.insight.dashboard.MallFigures;
import org.pointsmall.loyalty.insight.dashboard.MemberFigures;
import org.pointsmall.loyalty.insight.dashboard.OrderFigures;
import org.pointsmall.loyalty.insight.dashboard.Periods;
import org.pointsmall.loyalty.insight.dashboard.PointsFigures;
import org.pointsmall.loyalty.insight.dashboard.RewardFigures;
import org.pointsmall.loyalty.insight.dashboard.TierFigures;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.points.Rounding;
import org.pointsmall.loyalty.programme.Liability;

/** What was seen of the dashboard, in plain numbers: as of 30 November 2026. */
final class SeenFixture {
    static final LocalDate LAST = LocalDate.of(2026, 11, 30);
    static final PointsRate RATE = new PointsRate(Points.of(1), new Money(1, Currency.getInstance("CNY")));
    static final DisplayFormat WRITTEN = new DisplayFormat(Locale.ENGLISH, ZoneOffset.UTC);

    static final GoodsFigures NO_GOODS = new GoodsFigures(0, 0, 0, 0, 0);
    static final OrderFigures.Group NO_ORDERS = new OrderFigures.Group(0, 0, 0, NO_GOODS);

    private PointsFigures points = points(0, 0, 0);
    private PointsFigures year = points(0, 0, 0);
    private MemberFigures members = members(0, 0, 0, 0);
    private MallFigures.Clicks clicks = new MallFigures.Clicks(0, 0);
    private MallFigures.Funnel coupons = new MallFigures.Funnel(0, 0, 0, 0, 0);
    private List<Liability.Month> months = List.of();
    private List<Dashboard.TierMove> moves = List.of();
    private List<FigureReads.HourUse> uses = List.of();
    private OrderFigures orders = orders(NO_ORDERS, NO_ORDERS, NO_GOODS);
    private ExchangeFigures exchanges = new ExchangeFigures(0, 0);
    private RewardFigures rewards = new RewardFigures(0, 0, 0);
    private long entries;

    static PointsFigures points(long issued, long burned, long expired) {
        return new PointsFigures(0, issued, 0, 0, 0, burned, 0, expired, 0, 0, issued - burned - expired, 0);
    }

    static MemberFigures members(long active, long burners, long activeBefore, long stayed) {
        return new MemberFigures(active, 0, active, burners, activeBefore, stayed, active, 0);
    }

    static Liability.Month month(String month, long points) {
        return new Liability.Month(
                YearMonth.parse(month), Points.of(points), RATE.worth(Points.of(points), Rounding.UP));
    }

    SeenFixture with(PointsFigures figures) {
        points = figures;
        return this;
    }

    SeenFixture withYear(PointsFigures figures) {
        year = figures;
        return this;
    }

    SeenFixture with(MemberFigures figures) {
        members = figures;
        return this;
    }

    SeenFixture with(MallFigures.Clicks figures) {
        clicks = figures;
        return this;
    }

    SeenFixture with(MallFigures.Funnel figures) {
        coupons = figures;
        return this;
    }

    SeenFixture with(Liability.Month... figures) {
        months = List.of(figures);
        return this;
    }

    SeenFixture with(Dashboard.TierMove... figures) {
        moves = List.of(figures);
        return this;
    }

    static OrderFigures orders(OrderFigures.Group withPoints, OrderFigures.Group members, GoodsFigures mall) {
        return new OrderFigures(Currency.getInstance("CNY"), withPoints, members, NO_ORDERS, mall);
    }

    SeenFixture with(FigureReads.HourUse... figures) {
        uses = List.of(figures);
        return this;
    }

    SeenFixture with(OrderFigures figures) {
        orders = figures;
        return this;
    }

    SeenFixture with(ExchangeFigures figures) {
        exchanges = figures;
        return this;
    }

    SeenFixture with(RewardFigures figures) {
        rewards = figures;
        return this;
    }

    SeenFixture withEntries(long figure) {
        entries = figure;
        return this;
    }

    Dashboard.Overview seen() {
        DaySpan now = new DaySpan(LAST.minusDays(29), LAST);
        Dashboard.Figures figures = new Dashboard.Figures(
                points,
                members,
                Map.of("BASE", points.issued()),
                uses.stream()
                        .collect(Collectors.toMap(FigureReads.HourUse::what, FigureReads.HourUse::points, Long::sum)),
                entries,
                orders,
                exchanges);
        Points owed = Points.of(
                months.stream().mapToLong(month -> month.points().value()).sum());
        Liability liability = new Liability(Instant.EPOCH, RATE, months, owed, RATE.worth(owed, Rounding.UP));
        return new Dashboard.Overview(
                new Periods(now, now, new DaySpan(LAST.minusDays(59), LAST.minusDays(30)), LocalTime.NOON),
                Instant.parse("2026-11-30T12:00:00Z"),
                null,
                figures,
                figures,
                new TierFigures(
                        List.of(new TierFigures.Of("GOLD", 8, 4, 3, 9), new TierFigures.Of("SILVER", 7, 0, 0, 7)), 16L),
                moves,
                List.of(),
                List.of(),
                uses,
                new MallFigures(clicks, coupons, List.of()),
                clicks,
                rewards,
                rewards,
                year,
                NothingInTheBooks.TOTALS,
                liability,
                new Dashboard.Reconciliation(LAST.minusDays(1), 1234, 1234));
    }

    OverviewView view() {
        return new DrawUpOverview(WRITTEN, RATE, code -> code, code -> code, code -> code)
                .of(seen(), List.of(), List.of(), List.of());
    }
}
