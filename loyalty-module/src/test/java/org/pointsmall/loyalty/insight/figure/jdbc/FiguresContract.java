package org.pointsmall.loyalty.insight.figure.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.insight.dashboard.Dashboard;
import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.insight.dashboard.EntryReads;
import org.pointsmall.loyalty.insight.dashboard.Goal;
import org.pointsmall.loyalty.insight.dashboard.MemberFigures;
import org.pointsmall.loyalty.insight.dashboard.MissedGoals;
import org.pointsmall.loyalty.insight.dashboard.PointsLine;
import org.pointsmall.loyalty.insight.dashboard.TierFigures;
import org.pointsmall.loyalty.insight.dashboard.WatchGoals;
import org.pointsmall.loyalty.insight.dashboard.jdbc.JdbcMissedGoals;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.transaction.jdbc.Columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Figures of points and members are what the whole journal adds up to. */
abstract class FiguresContract extends CountedFixture {
    /** In which whoever was there before falls asleep. */
    private static final long WITH_A_GAP = 2;

    /** Through both nights on which clocks change, and where days begin at odd hours. */
    private static final List<Arguments> LIVES = List.of(
            arguments(1L, "Europe/Berlin", "2026-03-20T09:30:00Z"),
            arguments(WITH_A_GAP, "Asia/Shanghai", "2026-05-01T10:00:00Z"),
            arguments(3L, "Europe/Berlin", "2026-10-16T09:30:00Z"),
            arguments(4L, "America/Havana", "2026-10-24T10:00:00Z"),
            arguments(5L, "Australia/Lord_Howe", "2026-03-28T10:00:00Z"),
            arguments(6L, "Asia/Kathmandu", "2026-05-01T10:00:00Z"));

    List<Arguments> lives() {
        return some(LIVES);
    }

    @ParameterizedTest
    @MethodSource("lives")
    void everyFigureEqualsTheJournalForRandomRanges(long seed, String zone, Instant from) {
        Random random = new Random(seed);
        CountedProgramme programme = programme(from, ZoneId.of(zone), random);
        for (int step = 0; step < 260; step++) {
            programme.step();
            if (step == 130 && seed == WITH_A_GAP) {
                programme.clock.moveOn(Duration.ofDays(MemberFigures.DORMANT_DAYS + 5L));
            }
        }
        programme.tell();
        programme.count();
        CountedProgramme.run(programme.counting.rebuildFigures());
        LocalDate first = LocalDate.ofInstant(from, programme.zone);
        LocalDate today = programme.time.today();
        for (int range = 0; range < ranges(); range++) {
            assertEqual(programme, anySpan(random, first, today));
        }
    }

    @Test
    void aProgrammeThatMovesToAnotherZoneIsCountedAnewByItsDays() {
        CountedProgramme programme = programme(MARCH, BERLIN, new Random(31));
        for (int step = 0; step < 120; step++) {
            programme.step();
        }
        programme.tell();
        programme.count();
        CountedProgramme.run(programme.counting.rebuildFigures());

        programme.zone = ZoneId.of("Pacific/Auckland");
        programme.count();
        CountedProgramme.run(programme.counting.rebuildFigures());

        LocalDate first = LocalDate.ofInstant(MARCH, programme.zone);
        for (int day = 0; day < 10; day++) {
            assertEqual(programme, new DaySpan(first.plusDays(day % 5), first.plusDays(day)));
        }
    }

    @Test
    void rowsAreSoughtInTheHoursThatHaveThemAndInWhatIsNotCounted() {
        CountedProgramme programme = programme(MARCH, BERLIN, new Random(91));
        CountedProgramme.run(programme.counting.rebuildFigures());
        assertThat(issued(programme)).as("nothing is counted").isEmpty();
        programme.earn(ANN, 10);
        programme.clock.moveOn(Duration.ofDays(3));
        programme.earn(ANN, 20);
        programme.tell();
        programme.count();
        programme.clock.moveOn(Duration.ofMinutes(1));
        programme.earn(ANN, 30);

        assertThat(issued(programme)).containsExactly(10L, 20L, 30L);
        jdbc.update("DELETE FROM LOYALTY_FIGURE_HOUR WHERE FAMILY = 'POINTS'");
        assertThat(issued(programme)).as("no hour of the figures has the first").containsExactly(20L, 30L);
        programme.counting.rebuildFigures().beginByHand().next();
        assertThat(issued(programme)).as("all is being counted anew").containsExactly(10L, 20L, 30L);
    }

    private List<Long> issued(CountedProgramme programme) {
        return reads(programme)
                .rows(PointsLine.ISSUED, MARCH.minus(Duration.ofDays(3_000)), 0, MARCH.plus(Duration.ofDays(600)), 10)
                .stream()
                .map(EntryReads.Row::points)
                .toList();
    }

    @Test
    void aGoalThatIsMissedInTwoMonthsIsToldOnceUntilSomebodyHasSeenIt() {
        CountedProgramme programme = programme(Instant.parse("2026-02-28T12:00:00Z"), BERLIN, new Random(92));
        MissedGoals goals = new JdbcMissedGoals(database.dataSource());
        WatchGoals watch =
                new WatchGoals(programme.dashboard, goals, programme.book, programme.transactions, programme.time);
        CountedProgramme.run(programme.counting.rebuildFigures());
        programme.earn(ANN, 100);
        List<Integer> told = new ArrayList<>();
        for (int month = 3; month <= 6; month++) {
            programme.clock.moveOn(Duration.ofDays(30));
            programme.earn(ANN, 100);
            CountedProgramme.run(watch);
            told.add(goals.unseen().size());
            programme.tell();
            programme.count();
            CountedProgramme.run(watch);
            CountedProgramme.run(watch);
            told.add(goals.unseen().size());
        }

        // On 30 March and 29 April nothing is known of two whole months; on 29 May of March and April.
        assertThat(told).containsExactly(0, 0, 0, 0, 0, 3, 3, 6);
        assertThat(goals.unseen().get(0).month()).isEqualTo(YearMonth.of(2026, 5));
        assertThat(goals.unseen().stream().map(missed -> missed.now().goal()))
                .containsExactly(
                        Goal.BURN, Goal.INTERACTIONS, Goal.REDEMPTION, Goal.BURN, Goal.INTERACTIONS, Goal.REDEMPTION);
        assertThat(goals.seen(Goal.BURN, "olga", programme.time.now())).isTrue();
        assertThat(goals.seen(Goal.BURN, "olga", programme.time.now())).isFalse();
        CountedProgramme.run(watch);
        assertThat(goals.unseen()).hasSize(4);
        assertThat(jdbc.queryForList(
                        "SELECT DISTINCT SEEN_BY FROM LOYALTY_MISSED_GOAL WHERE GOAL = 'BURN'", String.class))
                .containsExactly("olga");
    }

    @Test
    void membersHadTheTierThatTheyHadAtThatDay() {
        CountedProgramme programme = programme(MARCH, BERLIN, new Random(93));
        CountedProgramme.run(programme.counting.rebuildFigures());
        for (long member = 1; member <= 4; member++) {
            programme.earn(new MemberId(member), 10);
            programme.tiers.change(new MemberId(member), "gold");
        }
        programme.clock.moveOn(Duration.ofDays(1));
        programme.tiers.change(ANN, "ruby");
        programme.tiers.change(new MemberId(2), null);
        programme.clock.moveOn(Duration.ofDays(1));
        programme.merge(new MemberId(3), new MemberId(4));
        programme.tell();
        programme.count();

        LocalDate first = LocalDate.of(2026, 3, 20);
        assertThat(programme.dashboard.look(new DaySpan(first, first)).tiers())
                .isEqualTo(new TierFigures(List.of(new TierFigures.Of("gold", 0, 4, 0, 4)), null));
        assertThat(programme
                        .dashboard
                        .look(new DaySpan(first.plusDays(1), first.plusDays(2)))
                        .tiers())
                .isEqualTo(new TierFigures(
                        List.of(new TierFigures.Of("gold", 4, 0, 3, 1), new TierFigures.Of("ruby", 0, 1, 0, 1)), 2L));
    }

    @Test
    void clicksOfTheDayBeforeCountUntilTheSameTimeAsThoseOfToday() {
        CountedProgramme programme = programme(Instant.parse("2026-07-20T09:30:00Z"), BERLIN, new Random(81));
        seen(1, Instant.parse("2026-07-19T09:29:59Z"));
        seen(2, Instant.parse("2026-07-19T09:30:00Z"));
        seen(3, Instant.parse("2026-07-20T09:29:59Z"));
        LocalDate today = LocalDate.of(2026, 7, 20);

        Dashboard.Overview partial = programme.dashboard.look(new DaySpan(today, today));
        Dashboard.Overview whole = programme.dashboard.look(new DaySpan(today.minusDays(1), today.minusDays(1)));

        assertThat(partial.mall().clicks().seen()).isEqualTo(1);
        assertThat(partial.clicksBefore().seen()).isEqualTo(1);
        assertThat(whole.mall().clicks().seen()).isEqualTo(2);
    }

    private void seen(long request, Instant at) {
        jdbc.update(
                "INSERT INTO LOYALTY_RECOMMENDED (REQUEST_ID, OFFER_ID, PLACEMENT, PLACE, REASON, SOURCE, SEEN_AT)"
                        + " VALUES (?, 1, 'HOME', 0, 'YOURS_NOW', 'DATABASE', ?)",
                request,
                Columns.column(at));
    }
}
