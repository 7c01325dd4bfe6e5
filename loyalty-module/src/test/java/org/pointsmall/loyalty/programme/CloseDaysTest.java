package org.pointsmall.loyalty.programme;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.LedgerSide;
import org.pointsmall.loyalty.programme.DayBookInMemory.Span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.programme.ProgrammeFixture.JUNE;

class CloseDaysTest {
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    @Test
    void runsEveryQuarterOfAnHour() {
        CloseDays job = ProgrammeFixture.in("UTC", "2026-05-01T00:00:00Z").job;

        assertThat(job.name()).hasToString("close-days");
        assertThat(job.every()).isEqualTo(Duration.ofMinutes(15));
    }

    /** East and west of UTC, also on the days on which clocks are set. */
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "UTC, 2026-05-01T00:00:00Z, 2026-05-02T00:00:00Z",
        "Asia/Shanghai, 2026-05-01T15:59:59.999Z, 2026-05-01T16:00:00Z",
        "Asia/Shanghai, 2026-05-01T16:00:00Z, 2026-05-02T16:00:00Z",
        "America/New_York, 2026-05-01T02:00:00Z, 2026-05-01T04:00:00Z",
        "America/New_York, 2026-05-01T04:00:00Z, 2026-05-02T04:00:00Z",
        "Europe/Berlin, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "Europe/Berlin, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
        "America/New_York, 2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z",
        "America/New_York, 2026-11-01T04:00:00Z, 2026-11-02T05:00:00Z"
    })
    void closesADayAnHourAfterItEndsByTheClocksOfItsZone(String zone, String posted, Instant end) {
        ProgrammeFixture programme = ProgrammeFixture.in(zone, posted);
        programme.book.give(programme.clock.instant(), 7, JUNE);

        programme.at(end.plus(Duration.ofHours(1)).minus(MILLISECOND));
        assertThat(programme.run()).isZero();
        assertThat(programme.job.lag()).contains(Duration.ZERO);

        programme.at(end.plus(Duration.ofHours(1)));
        assertThat(programme.run()).isEqualTo(1);
        assertThat(programme.book.days()).containsExactly(new DayBook.Day(DayBook.BEGINNING, end, 1));
        assertThat(programme.book.closing(end)).contains(programme.book.upTo(end));
        assertThat(programme.run()).isZero();
    }

    @Test
    void daysFollowEachOtherWithoutAGapWhileClocksAreSet() {
        assertThat(hoursOfDays("Europe/Berlin", "2026-03-27T12:00:00Z")).containsExactly(24L, 23L, 24L);
        assertThat(hoursOfDays("Europe/Berlin", "2026-10-23T12:00:00Z")).containsExactly(24L, 25L, 24L);
        assertThat(hoursOfDays("America/New_York", "2026-03-06T12:00:00Z")).containsExactly(24L, 23L, 24L);
        assertThat(hoursOfDays("America/New_York", "2026-10-30T12:00:00Z")).containsExactly(24L, 25L, 24L);
        assertThat(hoursOfDays("Asia/Shanghai", "2026-03-27T12:00:00Z")).containsExactly(24L, 24L, 24L);
    }

    /** How long the three days are that follow the one of this moment. */
    private static List<Long> hoursOfDays(String zone, String start) {
        ProgrammeFixture programme = ProgrammeFixture.in(zone, start);
        programme.book.give(programme.clock.instant(), 1, null);
        programme.clock.moveOn(Duration.ofDays(4));
        programme.run();
        List<DayBook.Day> days = programme.book.days();
        assertThat(days).hasSize(4);
        assertThat(days.stream().skip(1).map(DayBook.Day::start))
                .containsExactlyElementsOf(
                        days.stream().limit(3).map(DayBook.Day::end).toList());
        return days.stream()
                .skip(1)
                .map(day -> Duration.between(day.start(), day.end()).toHours())
                .toList();
    }

    @Test
    void lagsByWhatTheFirstOpenDayHasWaitedSinceItCouldBeClosed() {
        ProgrammeFixture programme = ProgrammeFixture.in("Asia/Shanghai", "2026-05-01T12:00:00Z");
        assertThat(programme.job.lag()).as("nothing was posted").contains(Duration.ZERO);
        programme.book.give(programme.clock.instant(), 7, JUNE);

        programme.at(Instant.parse("2026-05-01T17:00:00Z"));
        assertThat(programme.job.lag()).contains(Duration.ZERO);
        programme.at(Instant.parse("2026-05-01T17:05:00Z"));
        assertThat(programme.job.lag()).contains(Duration.ofMinutes(5));
        programme.run();
        assertThat(programme.job.lag()).contains(Duration.ZERO);
        programme.at(Instant.parse("2026-05-03T17:05:00Z"));
        assertThat(programme.job.lag()).contains(Duration.ofDays(1).plusMinutes(5));
    }

    @Test
    void closesNothingBeforeTheFirstPosting() {
        ProgrammeFixture programme = ProgrammeFixture.in("UTC", "2026-05-01T12:00:00Z");

        assertThat(programme.run()).isZero();
        assertThat(programme.book.days()).isEmpty();
    }

    @Test
    void aDayHoldsWhatWasPostedBeforeItsEndAndNothingThatWasPostedAtIt() {
        ProgrammeFixture programme = ProgrammeFixture.in("America/New_York", "2026-05-01T12:00:00Z");
        Instant end = Instant.parse("2026-05-02T04:00:00Z");
        programme.book.give(end.minus(MILLISECOND), 1, JUNE);
        programme.book.give(end, 10, JUNE);
        programme.at(end.plus(Duration.ofDays(2)));

        programme.run();

        Tally.Line june = new Tally.Line(LedgerSide.MEMBER_AVAILABLE, JUNE);
        assertThat(programme.book.closing(end).orElseThrow().of(june)).isEqualTo(1);
        assertThat(programme
                        .book
                        .closing(end.plus(Duration.ofDays(1)))
                        .orElseThrow()
                        .of(june))
                .isEqualTo(11);
        assertThat(programme.book.days()).extracting(DayBook.Day::entries).containsExactly(1L, 1L);
    }

    @Test
    void aLateEntryReopensItsDayAndAllThatFollowAndTheyAreClosedAgain() {
        ProgrammeFixture programme = ProgrammeFixture.withClosedDays(5);
        List<DayBook.Day> before = programme.book.days();
        programme.book.give(before.get(2).start(), 1_000, JUNE);

        assertThat(ProgrammeFixture.chunks(programme.job.begin()))
                .as("three days reopened, the others looked at, three days closed, nothing left")
                .containsExactly(3L, 0L, 1L, 1L, 1L, 0L);

        assertThat(programme.book.days()).extracting(DayBook.Day::entries).containsExactly(1L, 1L, 2L, 1L, 1L);
        assertThat(programme.proof.first()).isEmpty();
        assertThat(programme.run()).isZero();
    }

    /** None is committed a week late; so the last week is enough, as long as no new day is closed on top. */
    @Test
    void looksAtTheLastWeekAndAtAllDaysWhenANewOneIsToBeClosed() {
        ProgrammeFixture programme = ProgrammeFixture.withClosedDays(20);
        Instant last = programme.book.lastEnd();
        programme.book.give(last.minus(Duration.ofDays(7)).minus(MILLISECOND), 1_000, JUNE);

        assertThat(programme.run())
                .as("the day that ended a week before the last")
                .isZero();
        assertThat(programme.book.looked).containsExactly(new Span(last.minus(Duration.ofDays(7)), last));

        programme.clock.moveOn(Duration.ofDays(1));
        assertThat(programme.run()).as("8 days reopened, those and one closed").isEqualTo(8 + 8 + 1);
        assertThat(programme.proof.first()).isEmpty();

        programme.book.give(programme.book.lastEnd().minus(Duration.ofDays(7)), 1_000, JUNE);
        assertThat(programme.run()).as("the day after that").isEqualTo(7 + 7);
        assertThat(programme.proof.first()).isEmpty();
    }

    @Test
    void whoRunsItByHandHasAllDaysLookedAtAlsoWhereNoneIsToBeClosed() {
        ProgrammeFixture programme = ProgrammeFixture.withClosedDays(20);
        programme.book.give(Instant.parse("2026-01-01T13:00:00Z"), 1_000, JUNE);
        assertThat(programme.run()).as("weeks ago is not looked at by itself").isZero();

        assertThat(ProgrammeFixture.chunks(programme.job.beginByHand())).startsWith(20L, 0L, 1L);

        assertThat(programme.proof.first()).isEmpty();
    }

    @Test
    void looksAtAMonthOfDaysAtOnce() {
        ProgrammeFixture programme = ProgrammeFixture.withClosedDays(70);
        programme.clock.moveOn(Duration.ofDays(1));

        assertThat(ProgrammeFixture.chunks(programme.job.begin())).containsExactly(0L, 0L, 0L, 1L, 0L);

        Instant first = Instant.parse("2026-01-02T00:00:00Z");
        Instant second = first.plus(Duration.ofDays(31));
        Instant third = second.plus(Duration.ofDays(32));
        assertThat(programme.book.looked)
                .containsExactly(
                        new Span(DayBook.BEGINNING, second),
                        new Span(second, third),
                        new Span(third, Instant.parse("2026-03-12T00:00:00Z")));
    }

    @Test
    void reopensAMonthOfDaysAtOnce() {
        ProgrammeFixture programme = ProgrammeFixture.withClosedDays(40);
        programme.book.give(Instant.parse("2026-01-01T13:00:00Z"), 1_000, JUNE);
        programme.clock.moveOn(Duration.ofDays(1));

        List<Long> chunks = ProgrammeFixture.chunks(programme.job.begin());

        assertThat(chunks)
                .containsExactlyElementsOf(
                        Stream.of(List.of(31L, 9L), List.of(0L), Collections.nCopies(41, 1L), List.of(0L))
                                .flatMap(List::stream)
                                .toList());
        assertThat(programme.proof.first()).isEmpty();
    }

    @Test
    void anEntryThatComesBetweenTheCountAndTheSumMakesTheDayStaleAndNeverWrong() {
        ProgrammeFixture programme = ProgrammeFixture.in("UTC", "2026-05-01T12:00:00Z");
        Instant noon = programme.clock.instant();
        programme.book.give(noon, 7, JUNE);
        programme.clock.moveOn(Duration.ofDays(1));
        programme.book.afterCounting(() -> programme.book.give(noon.plusSeconds(1), 100, JUNE));

        programme.run();

        assertThat(programme.programme.totals(programme.clock.instant()).outstanding())
                .isEqualTo(107);
        assertThat(programme.proof.first().orElseThrow().words())
                .contains("has 2 entries in the journal and was closed with 1");
        programme.run();
        assertThat(programme.proof.first()).isEmpty();
    }

    @Test
    void twoNodesCloseNoDayTwice() {
        ProgrammeFixture programme = ProgrammeFixture.in("UTC", "2026-05-01T12:00:00Z");
        programme.book.give(programme.clock.instant(), 7, JUNE);
        programme.clock.moveOn(Duration.ofDays(3));
        Job.Run one = programme.job.begin();
        assertThat(one.next()).isEqualTo(new Job.Chunk(1, false));

        assertThat(programme.run()).isEqualTo(2);

        assertThat(one.next()).isEqualTo(new Job.Chunk(0, true));
        assertThat(programme.book.days()).hasSize(3);
    }

    /** Days are closed by the clock as it was when the run began, or a run would never end on a slow database. */
    @Test
    void aRunClosesTheDaysThatWereOverWhenItBegan() {
        ProgrammeFixture programme = ProgrammeFixture.in("UTC", "2026-05-01T12:00:00Z");
        programme.book.give(programme.clock.instant(), 7, JUNE);
        programme.clock.moveOn(Duration.ofDays(1));
        Job.Run run = programme.job.begin();
        programme.clock.moveOn(Duration.ofDays(1));

        assertThat(ProgrammeFixture.chunks(run)).containsExactly(1L, 0L);
    }

    @Test
    void aDayThatDoesNotSumToZeroStaysOpen() {
        ProgrammeFixture programme = ProgrammeFixture.in("UTC", "2026-05-01T12:00:00Z");
        programme.book.post(programme.clock.instant(), Map.of(new Tally.Line(LedgerSide.MEMBER_AVAILABLE, JUNE), 7L));
        programme.clock.moveOn(Duration.ofDays(1));

        assertThatThrownBy(programme::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sum to 7, not to 0");
        assertThat(programme.book.days()).isEmpty();
    }

    @Test
    void aDayIsNotClosedOnOneWhoseSumsAreGone() {
        ProgrammeFixture programme = ProgrammeFixture.withClosedDays(2);
        Instant last = programme.book.lastEnd();
        programme.clock.moveOn(Duration.ofDays(1));
        Job.Run run = programme.job.begin();
        run.next();
        programme.book.beforeClosingIsRead(() -> programme.book.reopen(DayBook.BEGINNING, 1));

        assertThatThrownBy(run::next).isInstanceOf(IllegalStateException.class).hasMessage("no day ends at " + last);
        assertThat(programme.book.lastEnd()).isEqualTo(last);
    }
}
