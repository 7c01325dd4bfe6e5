package org.pointsmall.loyalty.programme.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.ledger.LedgerSide;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.Rounding;
import org.pointsmall.loyalty.programme.DayBook;
import org.pointsmall.loyalty.programme.Liability;
import org.pointsmall.loyalty.programme.Totals;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the programme answers, against adding up the whole journal, on a database of whichever kind a subclass starts. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProgrammeContract {
    private static final Instant START = Instant.parse("2026-03-24T09:30:00Z");
    private static final String[] ZONES = {
        "UTC", "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Africa/Cairo", "Pacific/Chatham"
    };

    private TestDatabase database;
    private MovableClock clock;
    private JdbcTemplate jdbc;
    private HandmadeJournal journal;
    private ClosingDays days;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void startDatabase() throws Exception {
        database = start().migrate();
    }

    @AfterAll
    void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void startEmpty() {
        clock = new MovableClock(START);
        jdbc = new JdbcTemplate(database.dataSource());
        journal = new HandmadeJournal(database.dataSource(), new Random(1));
        days = new ClosingDays(database.dataSource(), clock, ZoneId.of("Europe/Berlin"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void answersWhatTheWholeJournalAddsUpToAtAnyMoment(long seed) {
        Random random = new Random(seed);
        journal = new HandmadeJournal(database.dataSource(), random);
        days.zone = ZoneId.of(ZONES[(int) (seed % ZONES.length)]);
        for (int step = 0; step < 120; step++) {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> journal.post(clock.instant());
                case 3 -> journal.post(late(random, Duration.ofDays(5)));
                case 4 -> journal.post(onABoundary(random));
                case 5 -> days.run();
                case 6 -> days.run(1 + random.nextInt(4));
                case 7 -> days.runAndDie(random.nextBoolean());
                default -> clock.moveOn(Duration.ofMinutes(random.nextInt(60 * 36)));
            }
            if (random.nextInt(40) == 0) {
                days.zone = ZoneId.of(ZONES[random.nextInt(ZONES.length)]);
            }
            assertRight(clock.instant());
            assertRight(START.plusMillis(
                    random.nextLong(Duration.between(START, clock.instant()).toMillis() + 1)));
            assertRight(onABoundary(random));
        }
        days.run();
        assertThat(days.proof.first()).isEmpty();
    }

    @Test
    void answersFromTheJournalWhereNoDayIsClosed() {
        assertRight(clock.instant());
        journal.post(clock.instant());

        assertRight(clock.instant());
        assertRight(clock.instant().minusMillis(1));
        assertRight(Instant.EPOCH.minusSeconds(1));
    }

    @Test
    void countsWhatIsPostedAtTheVeryMoment() {
        journal.post(clock.instant());

        assertThat(days.programme.totals(clock.instant()).toString()).contains("=");
        assertRight(clock.instant());
        assertRight(clock.instant().minusMillis(1));
    }

    @Test
    void doesNotReadTheJournalOfClosedDaysAgain() {
        journal.post(clock.instant());
        clock.moveOn(Duration.ofDays(30));
        days.run();
        Instant end = days.book.lastEnd(clock.instant());
        Totals before = days.programme.totals(clock.instant());

        jdbc.update("UPDATE LOYALTY_POSTING SET AMOUNT = 2 * AMOUNT");

        assertThat(days.programme.totals(clock.instant())).hasToString(before.toString());
        assertThat(days.programme.totals(end.minusMillis(1)).outstandingByMonth())
                .isEqualTo(before.outstandingByMonth());
        assertThat(days.proof.first().orElseThrow().day().start()).isEqualTo(Instant.EPOCH);
        assertThat(days.proof.first().orElseThrow().words()).contains("by the journal and");
    }

    @Test
    void closesADayAnHourAfterItsEnd() {
        journal.post(clock.instant());
        Instant midnight = Instant.parse("2026-03-24T23:00:00Z");
        clock.moveOn(
                Duration.between(START, midnight.plus(Duration.ofMinutes(60)).minusMillis(1)));
        assertThat(days.run()).isZero();
        assertThat(days.job().lag()).contains(Duration.ZERO);

        clock.moveOn(Duration.ofMillis(1));
        assertThat(days.run()).isEqualTo(1);

        assertThat(days.book.lastEnd()).isEqualTo(midnight);
        assertThat(days.run()).isZero();
        clock.moveOn(Duration.ofDays(2));
        assertThat(days.job().lag()).contains(Duration.ofDays(1));
    }

    @Test
    void whoRunsItByHandHasAllDaysLookedAtAlsoWhereNoneIsToBeClosed() {
        Instant old = clock.instant();
        journal.post(old);
        clock.moveOn(Duration.ofDays(40));
        days.run();
        journal.post(old.plusSeconds(1));
        assertThat(days.run()).as("a month ago is not looked at by itself").isZero();
        assertThat(days.proof.first()).isPresent();

        assertThat(days.runByHand()).isPositive();

        assertThat(days.proof.first()).isEmpty();
        assertRight(clock.instant());
    }

    @Test
    void anEntryThatIsCommittedLateIsInEveryAnswerAtOnceAndInTheClosingAfterTheNextRun() {
        journal.post(clock.instant());
        Instant late = clock.instant().plusSeconds(1);
        ClosingDays other = new ClosingDays(database.dataSource(), clock, days.zone);
        days.transactions.required(() -> {
            journal.post(late);
            return onAnotherThread(() -> {
                clock.moveOn(Duration.ofDays(3));
                assertThat(other.run()).isEqualTo(3);
                assertThat(other.proof.first()).isEmpty();
                return true;
            });
        });

        assertRight(late);
        assertRight(clock.instant());
        assertThat(days.proof.first().orElseThrow().words())
                .contains("has 2 entries in the journal and was closed with 1");

        assertThat(days.run()).isEqualTo(6);
        assertThat(days.proof.first()).isEmpty();
        assertRight(clock.instant());
        assertThat(days.run()).isZero();
    }

    @Test
    void anEntryThatIsAMonthLateIsTakenInWhenTheNextDayIsClosed() {
        journal.post(clock.instant());
        clock.moveOn(Duration.ofDays(100));
        days.run();
        journal.post(START.plus(Duration.ofDays(40)));
        assertThat(days.run()).isZero();

        clock.moveOn(Duration.ofDays(1));
        days.run(3);
        assertRight(clock.instant());
        days.run();

        assertThat(days.proof.first()).isEmpty();
        assertRight(clock.instant());
        assertRight(START.plus(Duration.ofDays(41)));
    }

    @Test
    void refusesToCloseADayThatDoesNotSumToZero() {
        journal.post(clock.instant());
        jdbc.update("UPDATE LOYALTY_POSTING SET AMOUNT = AMOUNT + 1 WHERE LINE = 1");
        clock.moveOn(Duration.ofDays(2));

        assertThatThrownBy(days::run).isInstanceOf(IllegalStateException.class).hasMessageContaining("not to 0");
        assertThat(days.book.lastEnd()).isEqualTo(DayBook.BEGINNING);
    }

    @Test
    void theProofNamesTheFirstDayThatIsNotWhatTheJournalSays() {
        for (int day = 0; day < 5; day++) {
            journal.post(clock.instant());
            clock.moveOn(Duration.ofDays(1));
        }
        clock.moveOn(Duration.ofDays(1));
        days.run();
        assertThat(days.proof.first()).isEmpty();

        Instant third = Instant.parse("2026-03-26T23:00:00Z");
        jdbc.update("UPDATE LOYALTY_CLOSING SET AMOUNT = AMOUNT + 1 WHERE ENDS_AT >= ?", Columns.column(third));

        assertThat(days.proof.first().orElseThrow().day().end()).isEqualTo(third);
    }

    @Test
    void severalNodesCloseAndReopenDaysAtOnce() throws Exception {
        journal.post(START.minus(Duration.ofDays(20)));
        ExecutorService nodes = Executors.newFixedThreadPool(3);
        try {
            for (int round = 0; round < 5; round++) {
                journal.post(START.minus(Duration.ofDays(1 + round)));
                List<Future<Long>> runs = new ArrayList<>();
                for (int node = 0; node < 3; node++) {
                    ClosingDays here = new ClosingDays(database.dataSource(), clock, days.zone);
                    runs.add(nodes.submit(() -> here.run()));
                }
                for (Future<Long> run : runs) {
                    run.get();
                }
                days.run();
                assertThat(days.proof.first()).isEmpty();
                assertRight(clock.instant());
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    private Instant late(Random random, Duration most) {
        Instant then = clock.instant().minusMillis(random.nextLong(most.toMillis()));
        return then.isBefore(START) ? START : then;
    }

    /** The end of some day of the zone as it is now, or a millisecond before it. */
    private Instant onABoundary(Random random) {
        Instant then = late(random, Duration.ofDays(6));
        Instant midnight =
                then.atZone(days.zone).toLocalDate().atStartOfDay(days.zone).toInstant();
        return midnight.minusMillis(random.nextInt(2));
    }

    private void assertRight(Instant at) {
        Totals totals = days.programme.totals(at);
        Map<LedgerSide, Long> sides = journal.sides(at);
        for (LedgerSide side : LedgerSide.values()) {
            assertThat(totals.of(side)).as("%s at %s", side, at).isEqualTo(sides.getOrDefault(side, 0L));
        }
        Map<@Nullable YearMonth, Long> months = journal.months(at);
        assertThat(totals.outstandingByMonth()).as("months at %s", at).isEqualTo(months);
        Liability liability = days.programme.liability(at);
        long owed = months.values().stream()
                .filter(points -> points > 0)
                .mapToLong(Long::longValue)
                .sum();
        assertThat(liability.points().value()).isEqualTo(owed);
        assertThat(liability.money()).isEqualTo(ClosingDays.RATE.worth(Points.of(owed), Rounding.UP));
        assertThat(liability.months().stream()
                        .mapToLong(month -> month.money().minorUnits())
                        .sum())
                .isEqualTo(liability.money().minorUnits());
    }

    private static boolean onAnotherThread(Callable<Boolean> work) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            return thread.submit(work).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            thread.shutdownNow();
        }
    }
}
