package org.pointsmall.loyalty.insight.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.insight.figure.Activity;
import org.pointsmall.loyalty.insight.figure.BusinessHour;
import org.pointsmall.loyalty.insight.figure.FigureBook;
import org.pointsmall.loyalty.insight.figure.FigureCell;
import org.pointsmall.loyalty.insight.figure.FigureFamily;
import org.pointsmall.loyalty.insight.figure.HourCounts;
import org.pointsmall.loyalty.programme.Liability;
import org.pointsmall.loyalty.programme.Programme;
import org.pointsmall.loyalty.programme.Totals;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** Answers how the programme does in a span of days. */
public final class Dashboard {
    /** Over so many days it is looked at how many points are lost unused. */
    public static final int YEAR = 365;

    private final FigureReads reads;
    private final MallReads mall;
    private final RewardFigures.Costs costs;
    private final FigureBook book;
    private final HourCounts counts;
    private final Programme programme;
    private final Transactions transactions;
    private final BusinessTime time;

    public Dashboard(
            FigureReads reads,
            MallReads mall,
            RewardFigures.Costs costs,
            FigureBook book,
            HourCounts counts,
            Programme programme,
            Transactions transactions,
            BusinessTime time) {
        this.reads = reads;
        this.mall = mall;
        this.costs = costs;
        this.book = book;
        this.counts = counts;
        this.programme = programme;
        this.transactions = transactions;
        this.time = time;
    }

    /**
     * The figures of one span.
     *
     * @param sources points of awards by what gave them: {@code BASE}, {@code RULE:} and its id, {@code TIER:} and its code,
     *     {@code OTHER}; with {@code points.issued} as their sum
     * @param uses points that were used up by what for, as {@code BurnedFor} says; with {@code points.burned} as their sum
     * @param entries how often members earned or used points
     */
    public record Figures(
            PointsFigures points,
            MemberFigures members,
            Map<String, Long> sources,
            Map<String, Long> uses,
            long entries,
            OrderFigures orders,
            ExchangeFigures exchanges) {
        public Figures {
            sources = Map.copyOf(sources);
            uses = Map.copyOf(uses);
        }
    }

    /** How many members changed from one tier to another; an empty code for none. */
    public record TierMove(String from, String to, long members) {}

    /**
     * That the figures are the journal's: what members own at the end of a day, by both.
     *
     * @param day of the days looked at, or before them, the last one that has been counted to its end
     */
    public record Reconciliation(LocalDate day, long byFigures, long byJournal) {

        /** Whether they agree. */
        public boolean agrees() {
            return byFigures == byJournal;
        }
    }

    /**
     * Everything that one look at the dashboard shows.
     *
     * @param asOf all that had happened by then is in the figures; null where nothing has been counted yet
     * @param rebuilding the day from which on the figures are being counted anew; null where they are not
     * @param tiers how many members had which tier
     * @param uses when points were used up for what, by hours of any day; in the last {@value #YEAR} days of a longer span
     * @param year where points went in the {@value #YEAR} days that end with what is looked at
     * @param owed what is owed for outstanding points at the end of what is looked at, by the month of expiry
     * @param reconciliation null where no day has been counted to its end, or all is being counted anew
     */
    public record Overview(
            Periods periods,
            @Nullable Instant asOf,
            @Nullable LocalDate rebuilding,
            Figures now,
            Figures before,
            TierFigures tiers,
            List<TierMove> tierMoves,
            List<FigureReads.DayPoints> series,
            List<FigureReads.HourPoints> hours,
            List<FigureReads.HourUse> uses,
            MallFigures mall,
            MallFigures.Clicks clicksBefore,
            RewardFigures rewards,
            RewardFigures rewardsBefore,
            PointsFigures year,
            Totals totals,
            Liability owed,
            @Nullable Reconciliation reconciliation) {}

    /** @throws IllegalArgumentException for a span that {@link Periods} refuses */
    public Overview look(DaySpan chosen) {
        return transactions.required(() -> {
            Instant moment = time.now();
            ZoneId zone = time.zone();
            LocalDate today = LocalDate.ofInstant(moment, zone);
            Periods periods = Periods.of(chosen, today, LocalTime.ofInstant(moment, zone));
            FigureBook.State state = book.state();
            FigureSums before = before(periods, zone);
            FigureSums everBefore = reads.before(periods.before().first());
            FigureSums now = reads.days(periods.now());
            FigureSums everUntilNow = reads.before(periods.now().first());
            Instant end = time.startOf(periods.now().last().plusDays(1)).minusMillis(1);
            Totals totals = programme.totals(end.isAfter(moment) ? moment : end);
            Liability owed = programme.valued(totals);
            Currency currency = owed.rate().money().currency();
            return new Overview(
                    periods,
                    state.asOf(),
                    state.rebuild(),
                    figures(now, everUntilNow, periods.now(), currency),
                    figures(before, everBefore, periods.before(), currency),
                    TierFigures.of(
                            everUntilNow,
                            now,
                            periods.now().last().isBefore(today) ? null : (Long) reads.membersWithTier()),
                    moves(now),
                    reads.series(periods.now()),
                    reads.burnedByHour(periods.now()),
                    reads.usedByHour(periods.now().lastDays(YEAR)),
                    new MallFigures(
                            clicks(periods.now(), end.plusMillis(1)),
                            mall.coupons(time.startOf(periods.now().first()), end.plusMillis(1)),
                            mall.pools(moment.minus(Duration.ofDays(MallFigures.POOL_DAYS)))),
                    clicks(periods.before(), cut(periods, zone)),
                    rewards(periods.now(), end.plusMillis(1), currency),
                    rewards(periods.before(), cut(periods, zone), currency),
                    year(periods.now().last()),
                    totals,
                    owed,
                    reconcile(periods.now(), state));
        });
    }

    /** The orders of these days, by what is counted of them. */
    public OrderFigures orders(DaySpan span) {
        return transactions.required(() -> OrderFigures.of(
                reads.days(span),
                programme.valued(programme.totals(time.now())).rate().money().currency()));
    }

    /** The exchanges of these days, by what is counted of them. */
    public ExchangeFigures exchanges(DaySpan span) {
        return transactions.required(() -> reads.exchanges(span));
    }

    /** How far goals were reached in days that are over. */
    public List<GoalStanding> goals(DaySpan span) {
        return transactions.required(() -> {
            Instant end = time.startOf(span.last().plusDays(1));
            Currency currency =
                    programme.valued(programme.totals(end)).rate().money().currency();
            return GoalStanding.of(
                    figures(reads.days(span), reads.before(span.first()), span, currency), clicks(span, end), span);
        });
    }

    /** Of a last day that counts in part: its whole hours as they are kept, and the rest as it is. */
    private FigureSums before(Periods periods, ZoneId zone) {
        DaySpan span = periods.before();
        LocalTime until = periods.until();
        if (until == null) {
            return reads.days(span);
        }
        FigureSums days = span.days() == 1
                ? FigureSums.NOTHING
                : reads.days(new DaySpan(span.first(), span.last().minusDays(1)));
        BusinessHour hour = new BusinessHour(span.last(), until.getHour());
        Instant from = hour.from(zone);
        Instant cut = cut(periods, zone);
        FigureSums rest = cut.isAfter(from) ? new FigureSums(counts.cells(from, cut)) : FigureSums.NOTHING;
        return days.and(reads.hours(span.last(), hour.hour())).and(rest);
    }

    /** The first moment that does not count any more in the period before. */
    private Instant cut(Periods periods, ZoneId zone) {
        LocalDate last = periods.before().last();
        LocalTime until = periods.until();
        return until == null
                ? time.startOf(last.plusDays(1))
                : last.atTime(until).atZone(zone).toInstant();
    }

    private Figures figures(FigureSums span, FigureSums everBefore, DaySpan days, Currency currency) {
        DaySpan daysBefore = days.asManyBefore();
        long ever = reads.everActive(Activity.MOVED, days.last());
        return new Figures(
                PointsFigures.of(span, everBefore),
                new MemberFigures(
                        MemberFigures.members(everBefore.and(span)),
                        MemberFigures.joined(span),
                        reads.active(Activity.MOVED, days),
                        reads.active(Activity.BURNED, days),
                        reads.active(Activity.MOVED, daysBefore),
                        reads.activeInBoth(Activity.MOVED, daysBefore, days),
                        ever,
                        ever
                                - reads.active(
                                        Activity.MOVED,
                                        new DaySpan(
                                                days.last().minusDays(MemberFigures.DORMANT_DAYS - 1L), days.last()))),
                span.by(FigureFamily.SOURCE, FigureCell::one),
                span.by(FigureFamily.USED, FigureCell::one),
                span.all(FigureFamily.ENTRIES),
                OrderFigures.of(span, currency),
                reads.exchanges(days));
    }

    private PointsFigures year(LocalDate last) {
        DaySpan days = new DaySpan(last.minusDays(YEAR - 1L), last);
        return PointsFigures.of(reads.days(days), reads.before(days.first()));
    }

    private MallFigures.Clicks clicks(DaySpan span, Instant until) {
        return mall.clicks(time.startOf(span.first()), until);
    }

    private RewardFigures rewards(DaySpan span, Instant until, Currency currency) {
        return RewardFigures.of(mall.rewards(time.startOf(span.first()), until), costs, currency);
    }

    private static List<TierMove> moves(FigureSums span) {
        return span.of(FigureFamily.TIER)
                .map(cell -> new TierMove(cell.one(), cell.other(), cell.amount()))
                .toList();
    }

    private @Nullable Reconciliation reconcile(DaySpan span, FigureBook.State state) {
        Instant asOf = state.asOf();
        if (asOf == null || state.isRebuilding() || !time.zone().equals(state.zone())) {
            return null;
        }
        LocalDate over = LocalDate.ofInstant(asOf, time.zone()).minusDays(1);
        LocalDate day = span.last().isBefore(over) ? span.last() : over;
        Instant end = time.startOf(day.plusDays(1)).minusMillis(1);
        return new Reconciliation(
                day,
                reads.before(day.plusDays(1)).owned(),
                programme.totals(end).outstanding());
    }

    /** The first day of which anything is known; today where there is none. */
    public LocalDate firstDay() {
        return transactions.required(() -> book.firstDay().orElseGet(time::today));
    }
}
