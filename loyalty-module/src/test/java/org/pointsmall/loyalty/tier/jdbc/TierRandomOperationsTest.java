package org.pointsmall.loyalty.tier.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.ledger.Merchant;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.QualifyingPeriod.Unit;
import org.pointsmall.loyalty.tier.SomeTiers;
import org.pointsmall.loyalty.tier.Standing;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierChange;
import org.pointsmall.loyalty.tier.TierScheme;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Awards, returns, days that pass and runs of the job in any order, against a member on paper whose tier is looked at
 * day by day, and all days once more when something is given back: whenever the job runs, or does not, each must come to
 * the same.
 */
@Tag("heavy")
class TierRandomOperationsTest {
    private static final int OPERATIONS = 150;
    private static final List<TierCode> CODES = List.of(SomeTiers.SILVER, SomeTiers.GOLD, SomeTiers.DIAMOND);
    private static final long[] THRESHOLDS = {1_000, 5_000, 20_000};
    private static TestDatabase database;
    private static long last;

    private final MovableClock clock = new MovableClock(LocalDateTime.parse("2023-11-20T09:00")
            .atZone(Merchant.IN_SHANGHAI.zone())
            .toInstant());

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.inMemory("random-tiers").migrate();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void quartersWithAMonthsGrace(int seed) {
        run(new Random(seed), SomeTiers.by(SomeTiers.calendar(Unit.QUARTER), Period.ofMonths(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13})
    void spendByTheMonthWithoutAGrace(int seed) {
        run(new Random(seed), SomeTiers.by(Measure.SPEND, SomeTiers.calendar(Unit.MONTH), Period.ZERO));
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 22, 23, 24, 25, 26})
    void threeRollingMonthsWithTwentyDaysGrace(int seed) {
        run(new Random(seed), SomeTiers.by(SomeTiers.rolling(3), Period.ofDays(20)));
    }

    private record Sold(long order, LocalDate on, long left) {}

    /** A member on paper: at the start of each day, then with each order. */
    private static final class OnPaper {
        private final TierScheme scheme;
        private final List<Sold> sold = new ArrayList<>();
        int rank;

        @Nullable
        LocalDate end;

        @Nullable
        LocalDate graceEnd;

        OnPaper(TierScheme scheme) {
            this.scheme = scheme;
        }

        /** What was given back never was; only that nobody gets a higher tier by giving something back. */
        void liveAgainUntil(LocalDate today) {
            OnPaper without = new OnPaper(scheme);
            List<Sold> stands = sold.stream().filter(order -> order.left() > 0).toList();
            LocalDate day = stands.isEmpty() ? today : stands.get(0).on();
            while (!day.isAfter(today)) {
                without.dayBegins(day);
                for (Sold one : stands) {
                    if (one.on().equals(day)) {
                        without.ordered(one.order(), day, one.left());
                    }
                }
                day = day.plusDays(1);
            }
            if (without.rank <= rank && rank > 0) {
                rank = without.rank;
                end = without.end;
                graceEnd = without.graceEnd;
            }
        }

        void dayBegins(LocalDate today) {
            if (rank > 0 && graceEnd == null && today.equals(end)) {
                int found = reached(today.minusDays(1));
                if (found >= rank) {
                    end = endOf(today.minusDays(1));
                    rank = found;
                } else if (scheme.grace().isZero()) {
                    lower(found, endOf(today.minusDays(1)));
                } else {
                    graceEnd = today.plus(scheme.grace());
                }
            } else if (rank > 0 && today.equals(graceEnd)) {
                LocalDate was = end;
                int then = reached(was.minusDays(1));
                int since = reached(today.minusDays(1));
                LocalDate next = since > then ? endOf(today.minusDays(1)) : endOf(was.minusDays(1));
                graceEnd = null;
                lower(Math.max(then, since), next.isAfter(today) ? next : endOf(today));
            }
        }

        private void lower(int found, LocalDate next) {
            rank = found;
            end = found == 0 ? null : next;
        }

        void ordered(long order, LocalDate today, long points) {
            sold.add(new Sold(order, today, points));
            int found = reached(today);
            if (found > rank || (found == rank && graceEnd != null)) {
                rank = found;
                end = endOf(today);
                graceEnd = null;
            }
        }

        private int reached(LocalDate on) {
            long sum = sold.stream()
                    .filter(one -> counts(one.on(), on))
                    .mapToLong(Sold::left)
                    .sum();
            long measured = scheme.measure() == Measure.SPEND ? 100 * sum : sum;
            int found = 0;
            for (long threshold : THRESHOLDS) {
                found += measured >= threshold ? 1 : 0;
            }
            return found;
        }

        private boolean counts(LocalDate bought, LocalDate on) {
            if (bought.isAfter(on)) {
                return false;
            }
            if (scheme.period().equals(SomeTiers.rolling(3))) {
                return on.isBefore(bought.plusMonths(3));
            }
            return number(bought) == number(on);
        }

        /** Of the quarter or month. */
        private int number(LocalDate day) {
            int months = day.getYear() * 12 + day.getMonthValue() - 1;
            return scheme.measure() == Measure.SPEND ? months : months / 3;
        }

        private LocalDate endOf(LocalDate reachedOn) {
            if (scheme.period().equals(SomeTiers.rolling(3))) {
                return reachedOn.plusMonths(3).plusDays(1);
            }
            LocalDate day = reachedOn;
            while (number(day) <= number(reachedOn) + 1) {
                day = day.plusDays(1);
            }
            return day;
        }
    }

    private void run(Random random, TierScheme scheme) {
        TierShop shop = new TierShop(Merchant.IN_SHANGHAI, database, clock);
        shop.define(scheme);
        Map<MemberId, OnPaper> members = new HashMap<>();
        for (int i = 0; i < 3; i++) {
            members.put(new MemberId(++last), new OnPaper(scheme));
        }
        List<MemberId> ids = List.copyOf(members.keySet());
        long unit = scheme.measure() == Measure.SPEND ? 1 : 100;
        for (int i = 0; i < OPERATIONS; i++) {
            MemberId member = ids.get(random.nextInt(ids.size()));
            OnPaper paper = members.get(member);
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    long points = 1 + random.nextLong(random.nextInt(4) == 0 ? 250 * unit : 30 * unit);
                    long order = ++last;
                    shop.award(member, order, points);
                    paper.ordered(order, today(), points);
                }
                case 2 -> giveBack(shop, random, member, paper);
                case 3 -> pass(random, members.values());
                default -> shop.review();
            }
            if (random.nextInt(4) == 0) {
                shop.review();
                members.forEach((id, onPaper) -> compare(shop, id, onPaper));
            }
        }
        shop.review();
        members.forEach((id, onPaper) -> compare(shop, id, onPaper));
    }

    private void giveBack(TierShop shop, Random random, MemberId member, OnPaper paper) {
        List<Sold> left = paper.sold.stream().filter(one -> one.left() > 0).toList();
        if (!left.isEmpty()) {
            Sold one = left.get(random.nextInt(left.size()));
            long points = random.nextBoolean() ? one.left() : 1 + random.nextLong(one.left());
            shop.takeBack(member, one.order(), points, "return " + ++last);
            paper.sold.set(paper.sold.indexOf(one), new Sold(one.order(), one.on(), one.left() - points));
            paper.liveAgainUntil(today());
        }
    }

    /** Up to two months, to any time of a day. */
    private void pass(Random random, Iterable<OnPaper> members) {
        LocalDate day = today();
        LocalDate until = day.plusDays(random.nextInt(3) == 0 ? 1 + random.nextInt(60) : 1 + random.nextInt(9));
        Instant moment = until.atTime(LocalTime.ofSecondOfDay(random.nextInt(86_400)))
                .atZone(Merchant.IN_SHANGHAI.zone())
                .toInstant();
        clock.moveOn(Duration.between(clock.instant(), moment));
        while (day.isBefore(until)) {
            day = day.plusDays(1);
            for (OnPaper member : members) {
                member.dayBegins(day);
            }
        }
    }

    private static void compare(TierShop shop, MemberId member, OnPaper paper) {
        Standing standing = shop.tiers.projection(member).orElseThrow().standing();
        List<TierChange> history = shop.tiers.history(member, 5);
        assertThat(standing.tier()).as("%s", history).isEqualTo(paper.rank == 0 ? null : CODES.get(paper.rank - 1));
        assertThat(day(standing.until())).as("%s", history).isEqualTo(paper.end);
        assertThat(day(standing.graceUntil())).as("%s", history).isEqualTo(paper.graceEnd);
        assertThat(shop.tiers.tierOf(member).map(Tier::code).orElse(null)).isEqualTo(standing.tier());
        if (!history.isEmpty()) {
            assertThat(history.get(0).to()).isEqualTo(standing.tier());
        }
    }

    private static @Nullable LocalDate day(@Nullable Instant moment) {
        return moment == null ? null : LocalDate.ofInstant(moment, Merchant.IN_SHANGHAI.zone());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Merchant.IN_SHANGHAI.zone());
    }
}
