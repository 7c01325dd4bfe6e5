package org.pointsmall.loyalty.programme;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.ledger.LedgerSide;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.Rounding;
import org.pointsmall.loyalty.programme.DayBookInMemory.Span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.programme.ProgrammeFixture.JUNE;

class ProgrammeTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final String[] ZONES = {
        "UTC", "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Africa/Cairo", "Pacific/Chatham"
    };

    private final ProgrammeFixture fixture = ProgrammeFixture.in("UTC", "2026-05-01T12:00:00Z");

    @Test
    void countsWhatWasPostedAtTheVeryMomentAndNothingAfterIt() {
        fixture.book.give(NOON, 1, JUNE);
        fixture.book.give(NOON.plusMillis(1), 10, JUNE);

        assertThat(outstanding(NOON.minusMillis(1))).isZero();
        assertThat(outstanding(NOON)).isEqualTo(1);
        assertThat(outstanding(NOON.plusNanos(999_999)))
                .as("times of the journal are whole milliseconds")
                .isEqualTo(1);
        assertThat(outstanding(NOON.plusMillis(1))).isEqualTo(11);
        assertThat(fixture.programme.totals(NOON).at()).isEqualTo(NOON);
    }

    @Test
    void readsTheJournalOnlyFromTheLastClosedDayOn() {
        ProgrammeFixture closed = ProgrammeFixture.withClosedDays(20);
        Instant last = closed.book.lastEnd();

        closed.programme.totals(last.plusSeconds(1));
        closed.programme.totals(last.minusMillis(1));
        closed.programme.totals(last.minusMillis(2));

        Instant day = last.minus(Duration.ofDays(1));
        assertThat(closed.book.added)
                .containsExactly(
                        new Span(last, last.plusMillis(1_001)),
                        new Span(last, last),
                        new Span(day, last.minusMillis(1)));
    }

    @Test
    void doesNotRelyOnADayOfTheLastWeekThatHasGotAnEntrySince() {
        ProgrammeFixture closed = ProgrammeFixture.withClosedDays(20);
        Instant last = closed.book.lastEnd();
        Instant late = last.minus(Duration.ofDays(7));
        long before = closed.programme.totals(last).outstanding();
        closed.book.give(late, 1_000, JUNE);

        assertThat(closed.programme.totals(last).outstanding()).isEqualTo(before + 1_000);
        assertThat(closed.programme.totals(late.minusMillis(1)).outstanding())
                .isEqualTo(closed.book.upTo(late.minusMillis(1)).of(new Tally.Line(LedgerSide.MEMBER_AVAILABLE, JUNE)));
        closed.book.added.clear();
        closed.programme.totals(last);
        assertThat(closed.book.added).containsExactly(new Span(late, last.plusMillis(1)));
    }

    @Test
    void daysAreLookedAtAgainForAWeekAndNotForLonger() {
        ProgrammeFixture closed = ProgrammeFixture.withClosedDays(20);
        Instant last = closed.book.lastEnd();

        closed.programme.totals(last);

        assertThat(closed.book.looked).containsExactly(new Span(last.minus(Duration.ofDays(7)), last.plusMillis(1)));
    }

    @Test
    void answersFromAnEarlierDayWhereTheLastOneIsReopenedMeanwhile() {
        ProgrammeFixture closed = ProgrammeFixture.withClosedDays(3);
        Instant last = closed.book.lastEnd();
        closed.book.beforeClosingIsRead(() -> closed.book.required(() -> {
            closed.book.lock();
            return closed.book.reopen(DayBook.BEGINNING, 2);
        }));

        assertThat(closed.programme.totals(last).outstanding()).isEqualTo(10 + 11 + 12);
    }

    @Test
    void valuesWhatIsOutstandingByTheRateOfTheTerms() {
        fixture.book.give(NOON, 4, JUNE);

        Liability liability = fixture.programme.liability(NOON);

        assertThat(liability.at()).isEqualTo(NOON);
        assertThat(liability.rate()).isEqualTo(ProgrammeFixture.THREE_ARE_TEN_FEN);
        assertThat(liability.money().minorUnits()).isEqualTo(14);
        assertThat(fixture.programme.valued(fixture.programme.totals(NOON))).isEqualTo(liability);
    }

    @Test
    void aMonthThatHasComeToNothingIsLeftOutAndNobodyChangesTheOthers() {
        fixture.book.give(NOON, 4, JUNE);
        fixture.book.give(NOON, 5, JUNE.plusMonths(1));
        fixture.book.post(
                NOON,
                Map.of(
                        new Tally.Line(LedgerSide.MEMBER_PENDING, JUNE),
                        -4L,
                        new Tally.Line(LedgerSide.PROGRAMME_BURNED, null),
                        4L));

        Totals totals = fixture.programme.totals(NOON);

        assertThat(totals.outstandingByMonth()).containsExactly(Map.entry(JUNE.plusMonths(1), 5L));
        assertThat(totals)
                .hasToString(
                        "2026-05-01T12:00:00Z {MEMBER_AVAILABLE=9, MEMBER_PENDING=-4, PROGRAMME_ISSUED=-9, PROGRAMME_BURNED=4}"
                                + " {2026-07=5}");
        assertThatThrownBy(() -> totals.outstandingByMonth().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    /** Whole lives, with late entries, runs that are cut off, and zones that change. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void answersWhatTheWholeJournalAddsUpToAtAnyMoment(long seed) {
        Random random = new Random(seed);
        ProgrammeFixture life = ProgrammeFixture.in(ZONES[(int) (seed % ZONES.length)], "2026-03-24T09:30:00Z");
        Instant start = life.clock.instant();
        for (int step = 0; step < 150; step++) {
            Instant now = life.clock.instant();
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> post(life, random, now);
                case 3 -> post(life, random, later(start, now.minus(Duration.ofHours(random.nextInt(5 * 24)))));
                case 4 -> life.run();
                case 5 -> life.job.begin().next();
                default -> life.clock.moveOn(Duration.ofMinutes(random.nextInt(60 * 36)));
            }
            if (random.nextInt(40) == 0) {
                life.zone = ZoneId.of(ZONES[random.nextInt(ZONES.length)]);
            }
            assertRight(life, life.clock.instant());
            assertRight(
                    life,
                    start.plusMillis(random.nextLong(
                            Duration.between(start, life.clock.instant()).toMillis() + 1)));
        }
        life.run();
        assertThat(life.proof.first()).isEmpty();
    }

    private static void post(ProgrammeFixture life, Random random, Instant at) {
        YearMonth month = random.nextInt(4) == 0 ? null : JUNE.plusMonths(random.nextInt(3));
        life.book.give(at, 1 + random.nextInt(1_000), month);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static void assertRight(ProgrammeFixture life, Instant at) {
        Totals totals = life.programme.totals(at);
        Tally all = life.book.upTo(at);
        long outstanding = 0;
        for (Map.Entry<Tally.Line, Long> line : all.amounts().entrySet()) {
            if (line.getKey().side().isMembers()) {
                outstanding += line.getValue();
                @Nullable YearMonth month = line.getKey().month();
                assertThat(totals.outstandingByMonth()).containsEntry(month, line.getValue());
            }
        }
        assertThat(totals.outstanding()).as("at %s", at).isEqualTo(outstanding);
        assertThat(totals.issued()).isEqualTo(outstanding);
        assertThat(life.programme.liability(at).money())
                .isEqualTo(ProgrammeFixture.THREE_ARE_TEN_FEN.worth(Points.of(outstanding), Rounding.UP));
    }

    private long outstanding(Instant at) {
        return fixture.programme.totals(at).outstanding();
    }
}
