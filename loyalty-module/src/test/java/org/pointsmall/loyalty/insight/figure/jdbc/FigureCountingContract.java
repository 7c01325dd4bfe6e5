package org.pointsmall.loyalty.insight.figure.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.insight.dashboard.Dashboard;
import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.job.Job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** How counting goes on, is cut off and taken up, and until when it has everything. */
abstract class FigureCountingContract extends CountedFixture {
    private static final List<Arguments> LIVES =
            List.of(arguments(11L, "Europe/Berlin"), arguments(12, "Asia/Shanghai"), arguments(13, "America/New_York"));

    List<Arguments> lives() {
        return some(LIVES);
    }

    @ParameterizedTest
    @MethodSource("lives")
    void countingAnewGivesTheRowsThatEventsGave(long seed, String zone) {
        Random random = new Random(seed);
        CountedProgramme programme = programme(MARCH, ZoneId.of(zone), random);
        CountedProgramme.run(programme.counting.rebuildFigures());
        for (int step = 0; step < 200; step++) {
            programme.step();
        }
        programme.tell();
        programme.count();
        String byEvents = rows();

        Job.Run cutOff = programme.counting.rebuildFigures().beginByHand();
        cutOff.next();
        cutOff.next();
        assertThat(programme.book.state().isRebuilding()).isTrue();
        CountedProgramme.run(programme.counting.rebuildFigures());

        assertThat(programme.book.state().isRebuilding()).isFalse();
        assertThat(rows()).isEqualTo(byEvents).contains("BURNED");
        programme.clock.moveOn(Duration.ofMinutes(1));
        programme.count();
        assertThat(rows()).as("what is counted again is the same").isEqualTo(byEvents);
    }

    @Test
    void whatWasThereBeforeIsCountedByTheFirstRunAndDamageByOneByHand() {
        CountedProgramme programme = programme(MARCH, BERLIN, new Random(21));
        programme.earn(ANN, 100);
        programme.clock.moveOn(Duration.ofDays(3));
        programme.earn(ANN, 10);
        jdbc.update("DELETE FROM LOYALTY_OUTBOX");
        programme.count();
        assertThat(programme.book.state().isRebuilding()).isTrue();

        CountedProgramme.run(programme.counting.rebuildFigures());
        String counted = rows();
        jdbc.update("UPDATE LOYALTY_FIGURE_HOUR SET AMOUNT = AMOUNT + 1");
        jdbc.update("UPDATE LOYALTY_ACTIVE_DAY SET MEMBERS = MEMBERS + 1");
        jdbc.update("UPDATE LOYALTY_ACTIVE_MEMBER SET DAY_BEFORE = 0");
        CountedProgramme.run(programme.counting.rebuildFigures());
        assertThat(rows()).as("nobody has asked for it").isNotEqualTo(counted);
        programme.rebuild();

        assertThat(rows()).isEqualTo(counted).contains("EARN");
        assertEqual(programme, new DaySpan(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31)));
    }

    @Test
    void anEntryThatIsCommittedLateIsCountedOnceItIsTold() {
        CountedProgramme programme = programme(MARCH, BERLIN, new Random(41));
        CountedProgramme.run(programme.counting.rebuildFigures());
        CountedProgramme other = programme(MARCH.plus(Duration.ofHours(30)), BERLIN, new Random(42));
        programme.transactions.required(() -> {
            programme.earn(ANN, 10);
            return onAnotherThread(() -> {
                other.tell();
                other.count();
                return true;
            });
        });
        DaySpan all = new DaySpan(LocalDate.of(2026, 3, 15), LocalDate.of(2026, 3, 25));
        assertThat(other.dashboard.look(all).now().points().issued()).isZero();

        other.tell();
        other.book.note(MARCH);
        other.book.note(MARCH);
        other.count();

        assertEqual(other, all);
        assertThat(other.dashboard.look(all).now().points().issued()).isEqualTo(10);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM LOYALTY_FIGURE_DUE", Long.class))
                .isZero();
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

    @Test
    void theFiguresSayUntilWhenTheyHaveEverything() {
        CountedProgramme programme = programme(MARCH, BERLIN, new Random(51));
        CountedProgramme.run(programme.counting.rebuildFigures());
        Instant earned = programme.clock.instant();
        programme.earn(ANN, 10);
        programme.clock.moveOn(Duration.ofMinutes(5));

        programme.count();
        assertThat(programme.book.state().asOf()).as("an event waits").isEqualTo(earned);
        programme.tell();
        programme.count();

        assertThat(programme.book.state().asOf()).isEqualTo(programme.time.now());
        assertThat(programme.counting.countFigures().lag()).contains(Duration.ZERO);
    }

    @Test
    void theFiguresAreComparedAtTheEndOfTheLastDayThatIsCountedWhole() {
        CountedProgramme programme = programme(MARCH, BERLIN, new Random(71));
        DaySpan all = new DaySpan(LocalDate.of(2026, 3, 15), LocalDate.of(2026, 3, 25));
        assertThat(programme.dashboard.look(all).reconciliation())
                .as("nothing is counted")
                .isNull();
        CountedProgramme.run(programme.counting.rebuildFigures());
        programme.earn(ANN, 10);
        programme.tell();
        programme.count();
        programme.clock.moveOn(Duration.ofHours(1));
        programme.earn(ANN, 20);
        programme.clock.moveOn(Duration.ofDays(2));

        assertThat(programme.dashboard.look(all).reconciliation())
                .as("the last points are not counted yet, and nobody has said so")
                .isEqualTo(new Dashboard.Reconciliation(LocalDate.of(2026, 3, 19), 0, 0));
        programme.tell();
        programme.count();
        assertThat(programme.dashboard.look(all).reconciliation())
                .isEqualTo(new Dashboard.Reconciliation(LocalDate.of(2026, 3, 21), 30, 30));
        assertThat(programme
                        .dashboard
                        .look(new DaySpan(all.first(), LocalDate.of(2026, 3, 20)))
                        .reconciliation())
                .isEqualTo(new Dashboard.Reconciliation(LocalDate.of(2026, 3, 20), 30, 30));

        programme.counting.rebuildFigures().beginByHand().next();
        assertThat(programme.book.state().isRebuilding()).isTrue();
        assertThat(programme.dashboard.look(all).reconciliation())
                .as("all is being counted anew")
                .isNull();
        CountedProgramme.run(programme.counting.rebuildFigures());
        programme.zone = ZoneId.of("Pacific/Auckland");
        assertThat(programme.dashboard.look(all).reconciliation())
                .as("days begin elsewhere now")
                .isNull();
    }

    @Test
    void whatHappensInAnHourInWhichNoPointsMoveIsCounted() {
        CountedProgramme programme = programme(MARCH, BERLIN, new Random(62));
        CountedProgramme.run(programme.counting.rebuildFigures());
        programme.earn(ANN, 10);
        programme.clock.moveOn(Duration.ofHours(2));
        programme.freeze(ANN);
        programme.clock.moveOn(Duration.ofHours(2));
        programme.tiers.change(ANN, "gold");
        programme.tell();
        programme.count();
        String counted = rows();

        assertThat(counted)
                .containsIgnoringCase("FAMILY=STATUS, ONE=ACTIVE, OTHER=FROZEN")
                .containsIgnoringCase("FAMILY=TIER, ONE=, OTHER=gold");
        programme.rebuild();
        assertThat(rows()).isEqualTo(counted);
    }

    @Test
    void aMovementThatIsUndoneIsInNoFigure() {
        CountedProgramme programme = programme(MARCH, BERLIN, new Random(61));
        CountedProgramme.run(programme.counting.rebuildFigures());
        try {
            programme.transactions.required(() -> {
                programme.earn(ANN, 10);
                throw new IllegalStateException("the order fails");
            });
        } catch (IllegalStateException expected) {
            programme.tell();
        }
        programme.count();

        assertThat(rows()).doesNotContain("EARN");
    }
}
