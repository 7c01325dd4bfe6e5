package org.pointsmall.loyalty.insight.figure.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.insight.dashboard.Dashboard;
import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.insight.dashboard.EntryReads;
import org.pointsmall.loyalty.insight.dashboard.FigureReads;
import org.pointsmall.loyalty.insight.dashboard.Goal;
import org.pointsmall.loyalty.insight.dashboard.MemberFigures;
import org.pointsmall.loyalty.insight.dashboard.MissedGoals;
import org.pointsmall.loyalty.insight.dashboard.Periods;
import org.pointsmall.loyalty.insight.dashboard.PointsLine;
import org.pointsmall.loyalty.insight.dashboard.WatchGoals;
import org.pointsmall.loyalty.insight.dashboard.jdbc.JdbcEntryReads;
import org.pointsmall.loyalty.insight.dashboard.jdbc.JdbcMissedGoals;
import org.pointsmall.loyalty.insight.roster.jdbc.ListedMembers;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Figures are what the whole journal adds up to, on a database of whichever kind a subclass starts. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FiguresContract {
    private static final List<String> TABLES = List.of(
            "LOYALTY_FIGURE_HOUR ORDER BY BUSINESS_DAY, BUSINESS_HOUR, FAMILY, ONE, OTHER",
            "LOYALTY_FIGURE_DAY ORDER BY BUSINESS_DAY, FAMILY, ONE, OTHER",
            "LOYALTY_ACTIVE_MEMBER ORDER BY ACTIVITY, ACCOUNT_ID, BUSINESS_DAY",
            "LOYALTY_ACTIVE_DAY ORDER BY ACTIVITY, BUSINESS_DAY, DAY_BEFORE",
            "LOYALTY_LAST_ACTIVE ORDER BY ACCOUNT_ID");
    private static final Instant MARCH = Instant.parse("2026-03-20T09:30:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final MemberId ANN = new MemberId(1);
    /** Of each zone and seed. */
    static final int RANGES = Integer.getInteger("figures.ranges", 25);

    private TestDatabase database;
    private JdbcTemplate jdbc;
    private StoreOnPaper shop;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    /** What is added up is the same on each database, and how that is said shows in few. */
    int ranges() {
        return Math.max(1, RANGES / 5);
    }

    /** The column type of the store's times, as Hibernate makes it, to the millisecond. */
    String timestamp() {
        return "TIMESTAMP(3)";
    }

    /** Whether the store's SKUs have a cost: Broadleaf has it from 5.0 on. */
    boolean skusCost() {
        return true;
    }

    @BeforeAll
    void startDatabase() throws Exception {
        database = start().migrate();
        jdbc = new JdbcTemplate(database.dataSource());
        shop = new StoreOnPaper(jdbc, skusCost());
        shop.createTables(timestamp());
    }

    @AfterAll
    void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void startEmpty() {
        shop.clear();
        jdbc.update("UPDATE LOYALTY_LOT SET ORIGIN_LOT_ID = NULL");
        List.of(
                        "FIGURE_HOUR",
                        "FIGURE_DAY",
                        "FIGURE_DUE",
                        "ACTIVE_MEMBER",
                        "ACTIVE_DAY",
                        "LAST_ACTIVE",
                        "MEMBER_TIER",
                        "MISSED_GOAL",
                        "OUTBOX",
                        "RETRY",
                        "ACCOUNT_CHANGE",
                        "HOLD_LOT",
                        "OWED_LOT",
                        "POSTING",
                        "HOLD",
                        "LOT")
                .forEach(table -> jdbc.update("DELETE FROM LOYALTY_" + table));
        jdbc.update("UPDATE LOYALTY_JOURNAL SET REVERSES_ENTRY_ID = NULL");
        jdbc.update("DELETE FROM LOYALTY_JOURNAL");
        jdbc.update("UPDATE LOYALTY_ACCOUNT SET STATUS = 'ACTIVE', MERGED_INTO = NULL");
        jdbc.update("DELETE FROM LOYALTY_ACCOUNT");
        jdbc.update("UPDATE LOYALTY_FIGURE_STATE SET ZONE_ID = NULL, REBUILD_DAY = 0, AS_OF = NULL");
    }

    /** Through both nights on which clocks change, and where days begin at odd hours. */
    @ParameterizedTest
    @CsvSource({
        "1, Europe/Berlin, 2026-03-20T09:30:00Z",
        "2, Europe/Berlin, 2026-10-16T09:30:00Z",
        "3, Asia/Shanghai, 2026-05-01T10:00:00Z",
        "4, America/Havana, 2026-10-24T10:00:00Z",
        "5, Australia/Lord_Howe, 2026-03-28T10:00:00Z",
        "6, Asia/Kathmandu, 2026-05-01T10:00:00Z"
    })
    void everyFigureEqualsTheJournalForRandomRanges(long seed, String zone, Instant from) {
        Random random = new Random(seed);
        CountedProgramme programme = programme(from, ZoneId.of(zone), random);
        for (int step = 0; step < 260; step++) {
            programme.step();
            if (step == 130 && seed == 3) {
                programme.clock.moveOn(Duration.ofDays(MemberFigures.DORMANT_DAYS + 5L));
            }
        }
        programme.tell();
        programme.count();
        CountedProgramme.run(programme.counting.rebuildFigures());
        LocalDate first = LocalDate.ofInstant(from, programme.zone);
        LocalDate today = programme.time.today();
        for (int range = 0; range < ranges(); range++) {
            LocalDate begins =
                    first.minusDays(3).plusDays(random.nextInt((int) (today.toEpochDay() - first.toEpochDay()) + 4));
            LocalDate begun = begins.isAfter(today) ? today : begins;
            DaySpan span = new DaySpan(begun, begun.plusDays(random.nextInt(20)));
            assertEqual(programme, span);
        }
    }

    private void assertEqual(CountedProgramme programme, DaySpan span) {
        WholeStore store = new WholeStore(database.dataSource(), programme.zone, skusCost());
        WholeJournal journal = new WholeJournal(database.dataSource(), programme.zone, store);
        Dashboard.Overview seen = programme.dashboard.look(span);
        Periods periods = seen.periods();
        Instant end = journal.start(periods.now().last().plusDays(1));
        ListedMembers.areThoseOf(seen.now().members(), periods.now(), database.dataSource(), programme.time);
        assertThat(seen.now()).as("%s in %s", span, programme.zone).isEqualTo(journal.figures(periods.now(), end));
        LocalTime until = periods.until();
        Instant cut = until == null
                ? journal.start(periods.before().last().plusDays(1))
                : periods.before().last().atTime(until).atZone(programme.zone).toInstant();
        assertThat(seen.before())
                .as("before %s, until %s", span, cut)
                .isEqualTo(journal.figures(periods.before(), cut));
        assertThat(seen.now().points().reckoned()).isEqualTo(seen.now().points().closing());
        assertThat(seen.before().points().reckoned())
                .isEqualTo(seen.before().points().closing());
        assertThat(seen.reconciliation()).isNotNull().matches(Dashboard.Reconciliation::agrees);
        assertThat(seen.now().sources().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(seen.now().points().issued());
        assertThat(seen.totals().outstanding()).isEqualTo(seen.now().points().closing());
        rowsSumUp(programme, seen, journal.start(periods.now().first()), end);
        assertThat(seen.series().stream().mapToLong(day -> day.issued()).sum())
                .isEqualTo(seen.now().points().netIssued());
        assertThat(seen.hours().stream().mapToLong(hour -> hour.burned()).sum())
                .isEqualTo(seen.now().points().burned());
        assertThat(seen.now().uses().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(seen.now().points().burned());
        assertThat(seen.uses().stream()
                        .collect(
                                Collectors.toMap(use -> use.what() + " at " + use.hour(), FigureReads.HourUse::points)))
                .isEqualTo(store.usesByHour(journal.start(periods.now().first()), end));
    }

    /** Page by page, of a few rows. */
    private void rowsSumUp(CountedProgramme programme, Dashboard.Overview seen, Instant from, Instant until) {
        EntryReads reads = reads(programme);
        for (PointsLine line : PointsLine.values()) {
            long sum = 0;
            Instant next = from;
            long after = 0;
            List<EntryReads.Row> page = reads.rows(line, next, after, until, 7);
            while (!page.isEmpty()) {
                sum += page.stream().mapToLong(EntryReads.Row::points).sum();
                next = page.get(page.size() - 1).at();
                after = page.get(page.size() - 1).entry();
                page = reads.rows(line, next, after, until, 7);
            }
            assertThat(sum)
                    .as("%s from %s to %s", line, from, until)
                    .isEqualTo(seen.now().points().of(line));
        }
    }

    @ParameterizedTest
    @CsvSource({"11, Europe/Berlin", "12, Asia/Shanghai", "13, America/New_York"})
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

    private EntryReads reads(CountedProgramme programme) {
        return new JdbcEntryReads(database.dataSource(), programme.book, programme.time);
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
    void membersAreCountedByTheTierThatTheyHave() {
        CountedProgramme programme = programme(MARCH, BERLIN, new Random(93));
        for (long member = 1; member <= 5; member++) {
            programme.earn(new MemberId(member), 10);
        }
        jdbc.update(
                "INSERT INTO LOYALTY_MEMBER_TIER (ACCOUNT_ID, TIER_CODE, TIER_RANK, REACHED_AT, ENDS_AT, REVIEW_AT, REVISION)"
                        + " SELECT ACCOUNT_ID, CASE WHEN MEMBER_ID < 4 THEN 'gold' ELSE 'ruby' END, 1, OPENED_AT, OPENED_AT, OPENED_AT,"
                        + " 1 FROM LOYALTY_ACCOUNT WHERE MEMBER_ID < 5");

        DaySpan march = new DaySpan(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
        assertThat(programme.dashboard.look(march).tiers()).isEqualTo(Map.of("gold", 3L, "ruby", 1L));
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

    private CountedProgramme programme(Instant from, ZoneId zone, Random random) {
        return new CountedProgramme(database.dataSource(), from, zone, random, shop);
    }

    private String rows() {
        StringBuilder rows = new StringBuilder();
        for (String table : TABLES) {
            for (Map<String, Object> row : jdbc.queryForList("SELECT * FROM " + table)) {
                rows.append(row).append('\n');
            }
        }
        return rows.toString();
    }
}
