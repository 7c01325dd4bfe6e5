package org.pointsmall.loyalty.insight.figure.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.provider.Arguments;
import org.pointsmall.loyalty.insight.dashboard.Dashboard;
import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.insight.dashboard.EntryReads;
import org.pointsmall.loyalty.insight.dashboard.Periods;
import org.pointsmall.loyalty.insight.dashboard.PointsLine;
import org.pointsmall.loyalty.insight.dashboard.jdbc.JdbcEntryReads;
import org.pointsmall.loyalty.insight.roster.jdbc.ListedMembers;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** A programme whose figures are counted, on a database of whichever kind a subclass starts. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CountedFixture {
    static final Instant MARCH = Instant.parse("2026-03-20T09:30:00Z");
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final MemberId ANN = new MemberId(1);
    /** Of each zone and seed. */
    static final int RANGES = Integer.getInteger("figures.ranges", 25);

    private static final List<String> TABLES = List.of(
            "LOYALTY_FIGURE_HOUR ORDER BY BUSINESS_DAY, BUSINESS_HOUR, FAMILY, ONE, OTHER",
            "LOYALTY_FIGURE_DAY ORDER BY BUSINESS_DAY, FAMILY, ONE, OTHER",
            "LOYALTY_ACTIVE_MEMBER ORDER BY ACTIVITY, ACCOUNT_ID, BUSINESS_DAY",
            "LOYALTY_ACTIVE_DAY ORDER BY ACTIVITY, BUSINESS_DAY, DAY_BEFORE",
            "LOYALTY_LAST_ACTIVE ORDER BY ACCOUNT_ID",
            "LOYALTY_ORDER_TIME ORDER BY ORDER_ID");

    /** In the order in which their rows can go. */
    private static final List<String> OURS = List.of(
            "FIGURE_HOUR",
            "FIGURE_DAY",
            "FIGURE_DUE",
            "ORDER_TIME",
            "ACTIVE_MEMBER",
            "ACTIVE_DAY",
            "LAST_ACTIVE",
            "MEMBER_TIER",
            "TIER_CHANGE",
            "MISSED_GOAL",
            "OUTBOX",
            "RETRY",
            "ACCOUNT_CHANGE",
            "RETURN_LINE",
            "RETURN",
            "HOLD_LOT",
            "OWED_LOT",
            "POSTING",
            "HOLD",
            "LOT");

    TestDatabase database;
    JdbcTemplate jdbc;
    StoreOnPaper shop;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    /** What is added up is the same on each database, and how that is said shows in few lives and ranges. */
    boolean walksAll() {
        return false;
    }

    final int ranges() {
        return walksAll() ? RANGES : Math.max(1, RANGES / 5);
    }

    final List<Arguments> some(List<Arguments> lives) {
        return walksAll() ? lives : lives.subList(0, 2);
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
        OURS.forEach(table -> jdbc.update("DELETE FROM LOYALTY_" + table));
        jdbc.update("UPDATE LOYALTY_JOURNAL SET REVERSES_ENTRY_ID = NULL");
        jdbc.update("DELETE FROM LOYALTY_JOURNAL");
        jdbc.update("UPDATE LOYALTY_ACCOUNT SET STATUS = 'ACTIVE', MERGED_INTO = NULL");
        jdbc.update("DELETE FROM LOYALTY_ACCOUNT");
        jdbc.update("UPDATE LOYALTY_FIGURE_STATE SET ZONE_ID = NULL, REBUILD_DAY = 0, AS_OF = NULL, PATROL_ORDER = 0,"
                + " REBUILD_ORDER = 0");
    }

    CountedProgramme programme(Instant from, ZoneId zone, Random random) {
        return new CountedProgramme(database.dataSource(), from, zone, random, shop);
    }

    /** Days that begin within those that the programme has seen, or a little before. */
    static DaySpan anySpan(Random random, LocalDate first, LocalDate today) {
        LocalDate begins =
                first.minusDays(3).plusDays(random.nextInt((int) (today.toEpochDay() - first.toEpochDay()) + 4));
        LocalDate begun = begins.isAfter(today) ? today : begins;
        return new DaySpan(begun, begun.plusDays(random.nextInt(20)));
    }

    /** The first moment that does not count any more in the period before. */
    static Instant cut(Periods periods, ZoneId zone) {
        LocalDate last = periods.before().last();
        LocalTime until = periods.until();
        return (until == null
                        ? last.plusDays(1).atStartOfDay(zone)
                        : last.atTime(until).atZone(zone))
                .toInstant();
    }

    /** That the points and members that are seen of a span are those of the whole journal. */
    void assertEqual(CountedProgramme programme, DaySpan span) {
        WholeJournal journal = new WholeJournal(database.dataSource(), programme.zone);
        Dashboard.Overview seen = programme.dashboard.look(span);
        Periods periods = seen.periods();
        Instant from = journal.start(periods.now().first());
        Instant end = journal.start(periods.now().last().plusDays(1));
        ListedMembers.areThoseOf(seen.now().members(), periods.now(), database.dataSource(), programme.time);
        journal.assertEqual(seen.now(), periods.now(), end);
        journal.assertEqual(seen.before(), periods.before(), cut(periods, programme.zone));
        assertThat(seen.reconciliation()).isNotNull().matches(Dashboard.Reconciliation::agrees);
        assertThat(seen.totals().outstanding()).isEqualTo(seen.now().points().closing());
        assertThat(seen.tiers().tiers()).as("%s", span).isEqualTo(journal.tiers(from, end));
        if (seen.tiers().byMembers() != null) {
            assertThat(seen.tiers().byMembers()).isEqualTo(seen.tiers().after());
        }
        rowsSumUp(programme, seen, from, end);
        assertThat(seen.series().stream().mapToLong(day -> day.issued()).sum())
                .isEqualTo(seen.now().points().netIssued());
        assertThat(seen.hours().stream().mapToLong(hour -> hour.burned()).sum())
                .isEqualTo(seen.now().points().burned());
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

    EntryReads reads(CountedProgramme programme) {
        return new JdbcEntryReads(database.dataSource(), programme.book, programme.time);
    }

    String rows() {
        StringBuilder rows = new StringBuilder();
        for (String table : TABLES) {
            for (Map<String, Object> row : jdbc.queryForList("SELECT * FROM " + table)) {
                rows.append(row).append('\n');
            }
        }
        return rows.toString();
    }
}
