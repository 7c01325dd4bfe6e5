package org.pointsmall.loyalty.admin.overview;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.earning.Budgets;
import org.pointsmall.loyalty.insight.dashboard.Dashboard.Overview;
import org.pointsmall.loyalty.insight.dashboard.Dashboard.Reconciliation;
import org.pointsmall.loyalty.insight.dashboard.FigureReads;
import org.pointsmall.loyalty.insight.dashboard.MallFigures;
import org.pointsmall.loyalty.insight.dashboard.Periods;
import org.pointsmall.loyalty.insight.dashboard.PointsFigures;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.points.Rounding;

/** Puts figures into writing, by one rate for what points are worth. */
final class DrawUpOverview {
    private static final int MOST_DAYS = 92;
    private static final int[] STRESS = {10, 25, 50, 100};
    private static final int FEW_USED = 30;
    private static final int FEW_DAYS = 7;
    /** A forecast is of so many months, the first of which is that of the last day. */
    private static final int MONTHS = 12;

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");

    private final DisplayFormat written;
    private final PointsRate rate;
    private final TierRows tiers;
    private final Function<String, String> sourceNames;
    private final Function<String, String> useNames;

    /**
     * @param tierNames the name of a tier, by its code
     * @param sourceNames the name of what gave points, by its code
     * @param useNames the name of what they were used for, by its code
     */
    DrawUpOverview(
            DisplayFormat written,
            PointsRate rate,
            Function<String, String> tierNames,
            Function<String, String> sourceNames,
            Function<String, String> useNames) {
        this.written = written;
        this.rate = rate;
        tiers = new TierRows(written, tierNames);
        this.sourceNames = sourceNames;
        this.useNames = useNames;
    }

    OverviewView of(
            Overview seen, List<Budgets.Use> budgets, List<OverviewView.Offer> best, List<OverviewView.Offer> worst) {
        PointsFigures points = seen.now().points();
        return new OverviewView(
                when(seen),
                new GoalFigures(written).of(seen),
                new PointsRows(written, rate).of(points, seen.before().points()),
                new MemberRows(written).of(seen.now().members(), seen.before().members()),
                new OrderRows(written).of(seen.now().orders(), seen.before().orders()),
                new OrderRows(written)
                        .mall(
                                seen.now().orders(),
                                seen.before().orders(),
                                seen.now().exchanges(),
                                seen.before().exchanges(),
                                seen.rewards(),
                                seen.rewardsBefore()),
                check(seen.reconciliation()),
                series(seen.series(), seen.periods()),
                sources(seen.now().sources()),
                tiers.of(seen.tiers()),
                tiers.check(seen.tiers()),
                tiers.moves(seen.tierMoves()),
                seen.owed().months().stream()
                        .map(month -> new OverviewView.Bar(
                                month.expires() == null ? "" : month.expires().toString(),
                                month.expires() == null ? "LoyaltyOverview_Never" : null,
                                month.points().value(),
                                written.number(month.points().value()),
                                month.money().toString()))
                        .toList(),
                stress(points.closing()),
                forecast(seen),
                budgets.stream().map(this::budget).toList(),
                hours(seen.hours()),
                new PointsUses(written, useNames).of(seen.uses()),
                written.number(seen.uses().stream()
                        .mapToLong(FigureReads.HourUse::points)
                        .sum()),
                best,
                worst,
                funnel(seen.mall().coupons()),
                seen.mall().coupons().exchanged() > 0
                        && !new Ratio(
                                        seen.mall().coupons().used(),
                                        seen.mall().coupons().exchanged())
                                .reaches(FEW_USED),
                seen.mall().pools().stream().map(this::pool).toList());
    }

    private OverviewView.@Nullable Check check(@Nullable Reconciliation seen) {
        return seen == null
                ? null
                : new OverviewView.Check(
                        seen.day().toString(),
                        written.number(seen.byFigures()),
                        written.number(seen.byJournal()),
                        seen.agrees());
    }

    private OverviewView.When when(Overview seen) {
        Periods periods = seen.periods();
        LocalDate rebuilding = seen.rebuilding();
        return new OverviewView.When(
                periods.chosen().first().toString(),
                periods.chosen().last().toString(),
                periods.now().last().toString(),
                periods.before().first().toString(),
                periods.before().last().toString(),
                periods.until() == null ? "" : MINUTES.format(periods.until()),
                written.timeOrNothing(seen.asOf()),
                rebuilding == null ? "" : rebuilding.equals(LocalDate.MIN) ? "–" : rebuilding.toString(),
                written.zone());
    }

    /** By days, or by months where they would be too many. */
    private List<OverviewView.Point> series(List<FigureReads.DayPoints> days, Periods periods) {
        boolean byDays = periods.now().days() <= MOST_DAYS;
        Map<String, long[]> sums = new TreeMap<>();
        if (byDays) {
            periods.now()
                    .first()
                    .datesUntil(periods.now().last().plusDays(1))
                    .forEach(day -> sums.put(day.toString(), new long[3]));
        }
        for (FigureReads.DayPoints day : days) {
            String label =
                    byDays ? day.day().toString() : YearMonth.from(day.day()).toString();
            long[] sum = sums.computeIfAbsent(label, any -> new long[3]);
            sum[0] += day.issued();
            sum[1] += day.burned();
            sum[2] += day.expired();
        }
        List<OverviewView.Point> points = new ArrayList<>();
        sums.forEach((label, sum) -> points.add(new OverviewView.Point(
                label,
                sum[0],
                sum[1],
                sum[2],
                written.number(sum[0]),
                written.number(sum[1]),
                written.number(sum[2]))));
        return points;
    }

    private List<OverviewView.Bar> sources(Map<String, Long> sources) {
        return sources.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(source -> new OverviewView.Bar(
                        sourceNames.apply(source.getKey()),
                        null,
                        source.getValue(),
                        written.number(source.getValue()),
                        money(source.getValue())))
                .toList();
    }

    private List<OverviewView.Bar> stress(long outstanding) {
        List<OverviewView.Bar> bars = new ArrayList<>();
        for (int percent : STRESS) {
            long points = Math.max(0, outstanding) * percent / 100;
            bars.add(new OverviewView.Bar(percent + " %", null, points, written.number(points), money(points)));
        }
        return bars;
    }

    private OverviewView.Forecast forecast(Overview seen) {
        long expired = Math.max(0, seen.year().expired());
        long used = Math.max(0, seen.year().netBurned());
        Ratio lost = new Ratio(expired, expired + used);
        YearMonth end = YearMonth.from(seen.periods().now().last()).plusMonths(MONTHS - 1);
        long expiring = seen.owed().months().stream()
                .filter(month -> month.expires() != null && !month.expires().isAfter(end))
                .mapToLong(month -> month.points().value())
                .sum();
        BigInteger points = lost.isKnown()
                ? BigInteger.valueOf(expiring)
                        .multiply(BigInteger.valueOf(expired))
                        .divide(BigInteger.valueOf(expired + used))
                : BigInteger.ZERO;
        return new OverviewView.Forecast(
                lost.percent(),
                written.number(expiring),
                written.number(points.longValueExact()),
                money(points.longValueExact()));
    }

    private OverviewView.Budget budget(Budgets.Use use) {
        Ratio ratio = new Ratio(use.used().value(), use.budget().value());
        return new OverviewView.Budget(
                use.rule(),
                use.name(),
                "LoyaltyOverview_Period" + use.period(),
                written.number(use.budget().value()),
                written.number(use.used().value()),
                MemberRows.percent(ratio),
                ratio.reaches(100) ? "over" : ratio.reaches(90) ? "full" : ratio.reaches(70) ? "near" : "");
    }

    private List<OverviewView.Cell> hours(List<FigureReads.HourPoints> hours) {
        long[][] sums = new long[7][24];
        hours.forEach(hour -> sums[hour.day().getDayOfWeek().getValue() - 1][hour.hour()] += hour.burned());
        List<OverviewView.Cell> cells = new ArrayList<>();
        for (int weekday = 0; weekday < sums.length; weekday++) {
            for (int hour = 0; hour < sums[weekday].length; hour++) {
                cells.add(new OverviewView.Cell(
                        weekday + 1, hour, sums[weekday][hour], written.number(sums[weekday][hour])));
            }
        }
        return hours.isEmpty() ? List.of() : cells;
    }

    private List<OverviewView.Stage> funnel(MallFigures.Funnel coupons) {
        return coupons.exchanged() == 0
                ? List.of()
                : List.of(
                        stage("Exchanged", coupons.exchanged(), coupons),
                        stage("Used", coupons.used(), coupons),
                        stage("Open", coupons.open(), coupons),
                        stage("Expired", coupons.expired(), coupons),
                        stage("Voided", coupons.voided(), coupons));
    }

    private OverviewView.Stage stage(String code, long number, MallFigures.Funnel coupons) {
        return new OverviewView.Stage(
                "LoyaltyOverview_Coupons" + code,
                number,
                written.number(number),
                new Ratio(number, coupons.exchanged()).percent());
    }

    private OverviewView.Pool pool(MallFigures.Pool pool) {
        return new OverviewView.Pool(
                pool.id(),
                pool.name(),
                written.number(pool.left()),
                written.number(pool.given()),
                pool.days().isEmpty() ? "" : written.number(pool.days().getAsLong()),
                pool.days().isPresent() && pool.days().getAsLong() < FEW_DAYS);
    }

    private String money(long points) {
        return money(points, rate);
    }

    /** Rounded up, as what is owed is; below nothing where points are. */
    static String money(long points, PointsRate rate) {
        String money = Objects.toString(rate.worth(Points.of(Math.abs(points)), Rounding.UP));
        return points < 0 ? "-" + money : money;
    }
}
