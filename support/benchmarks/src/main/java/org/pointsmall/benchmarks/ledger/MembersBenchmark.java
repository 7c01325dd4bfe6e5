package org.pointsmall.benchmarks.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Machine;
import org.pointsmall.benchmarks.measure.Sample;
import org.pointsmall.benchmarks.measure.TextTable;
import org.pointsmall.benchmarks.measure.Workbench;
import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.insight.roster.MemberFilter;
import org.pointsmall.loyalty.insight.roster.MemberReads;
import org.pointsmall.loyalty.insight.roster.MemberRow;
import org.pointsmall.loyalty.insight.roster.MemberSorting;
import org.pointsmall.loyalty.insight.roster.MemberSorting.By;
import org.pointsmall.loyalty.insight.roster.MembersBehind;
import org.pointsmall.loyalty.insight.roster.MembersBehind.Figure;
import org.pointsmall.loyalty.insight.roster.jdbc.JdbcMemberReads;
import org.pointsmall.loyalty.member.MemberSearch;
import org.pointsmall.loyalty.schema.jdbc.LoyaltyChangelog;
import org.pointsmall.loyalty.store.StoreTables;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.core.io.DefaultResourceLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A page of the admin's list of members, with few members and with many, in turn. */
@Command(
        name = "members",
        description = "A page of the list of members, for each question, with few members and with many.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class MembersBenchmark implements Callable<Integer> {
    /** What the first page may take with many members, as a multiple of what it takes with few. */
    static final double TARGET = 2;

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
    private static final int FEW = 1_000;
    private static final int ON_A_PAGE = 51;
    private static final double NANOS_PER_MILLI = 1e6;

    @Mixin
    private LedgerOptions options = new LedgerOptions();

    @Option(names = "--members", paramLabel = "N", description = "Many members (default: ${DEFAULT-VALUE}).")
    int members = 1_000_000;

    @Option(names = "--rounds", paramLabel = "N", description = "Pages of each question (default: ${DEFAULT-VALUE}).")
    int rounds = 30;

    @Override
    public Integer call() throws IOException, BenchmarkFailure {
        options.requireAtLeast(FEW, "--members", members);
        options.requireAtLeast(1, "--rounds", rounds);
        Machine machine = Machine.observe();
        try (Workbench bench = Workbench.open()) {
            LedgerServer server = LedgerServer.start(bench, options.durable);
            options.say(server.describe());
            try (HikariDataSource few = store(server, "few", FEW);
                    HikariDataSource many = store(server, "many", members)) {
                compare(new Store(few, FEW), new Store(many, members));
            }
            options.say(machine.describe());
        }
        return 0;
    }

    private HikariDataSource store(LedgerServer server, String database, long count) throws BenchmarkFailure {
        server.makeTemplate(database, List.of());
        for (String sql : new MembersData(count).inserts()) {
            server.execute(database, sql);
        }
        HikariDataSource pool = server.pool(database, 2);
        try {
            LoyaltyChangelog.storeIndexes(pool, new DefaultResourceLoader()).afterPropertiesSet();
        } catch (Exception e) {
            pool.close();
            throw new BenchmarkFailure("The store's indexes can't be made: " + e.getMessage(), e);
        }
        server.refreshStatistics(database);
        options.say(String.format(Locale.ROOT, "%,d members", count));
        return pool;
    }

    /** Something that is asked of the list. */
    private interface Question {
        List<MemberRow> page(Store store);
    }

    /** A store with so many members. */
    private static final class Store {
        final MemberReads reads;
        final MemberSearch search;
        final long members;

        Store(HikariDataSource pool, long members) {
            BusinessTime time = new BusinessTime(
                    Clock.fixed(TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC), ZoneOffset.UTC);
            reads = new JdbcMemberReads(pool, time);
            search = new StoreTables().blLoyaltyMemberSearch(new OrdersDatabase(pool));
            this.members = members;
        }

        List<MemberRow> page(MemberFilter filter, By by, boolean descending) {
            return reads.rows(filter, new MemberSorting(by, descending), null, ON_A_PAGE);
        }

        List<MemberRow> found(String words) {
            return page(new MemberFilter(search.search(words, 201), "", "", null, null, null, null), By.JOINED, true);
        }

        List<MemberRow> behind(Figure figure, By by) {
            return page(
                    MemberFilter.ALL.behind(new MembersBehind(figure, new DaySpan(TODAY.minusDays(29), TODAY))),
                    by,
                    true);
        }
    }

    private static Map<String, Question> questions() {
        Map<String, Question> questions = new LinkedHashMap<>();
        questions.put("first page, the newest first", store -> store.page(MemberFilter.ALL, By.JOINED, true));
        questions.put("by balance", store -> store.page(MemberFilter.ALL, By.BALANCE, true));
        questions.put("by last seen", store -> store.page(MemberFilter.ALL, By.LAST_SEEN, true));
        questions.put("by last seen, longest ago first", store -> store.page(MemberFilter.ALL, By.LAST_SEEN, false));
        questions.put("tier of 1 in 10", store -> store.page(tier("gold"), By.JOINED, true));
        questions.put("tier of 1 in 1,000", store -> store.page(tier("rare"), By.JOINED, true));
        questions.put("tier of nobody", store -> store.page(tier("nobody"), By.JOINED, true));
        questions.put("segment of 1 in 10", store -> store.page(segment("loyal"), By.JOINED, true));
        questions.put("segment of 1 in 1,000", store -> store.page(segment("rare"), By.JOINED, true));
        questions.put("segment of nobody", store -> store.page(segment("nobody"), By.JOINED, true));
        questions.put(
                "1 in 1,000 by balance",
                store -> store.page(new MemberFilter(null, "", "", 49_950L, null, null, null), By.JOINED, true));
        questions.put("members of today", store -> store.behind(Figure.MEMBERS, By.JOINED));
        questions.put("joined in 30 days", store -> store.behind(Figure.JOINED, By.JOINED));
        questions.put("active in 30 days", store -> store.behind(Figure.ACTIVE, By.JOINED));
        questions.put("dormant, seen last first", store -> store.behind(Figure.DORMANT, By.LAST_SEEN));
        questions.put("login", store -> store.found("login" + store.members / 2));
        questions.put("e-mail", store -> store.found("MAIL" + store.members / 2));
        questions.put("first and last name", store -> store.found("First7 Last7"));
        questions.put("order number", store -> store.found("NO" + store.members / 2));
        questions.put("phone", store -> store.found("1333" + store.members / 2));
        questions.put("beginning of everybody", store -> store.found("l"));
        questions.put("nobody", store -> store.found("zzz"));
        return questions;
    }

    private static MemberFilter tier(String code) {
        return new MemberFilter(null, code, "", null, null, null, null);
    }

    private static MemberFilter segment(String code) {
        return new MemberFilter(null, "", code, null, null, null, null);
    }

    private void compare(Store few, Store many) {
        TextTable table = new TextTable(
                "one page",
                String.format(Locale.ROOT, "%,d members", few.members),
                String.format(Locale.ROOT, "%,d members", many.members),
                "rows",
                "ratio");
        questions().forEach((name, question) -> {
            List<Duration> small = new ArrayList<>();
            List<Duration> large = new ArrayList<>();
            // The first rounds are not counted: connections are opened and classes loaded.
            for (int round = -5; round < rounds; round++) {
                Duration one = timed(few, question);
                Duration other = timed(many, question);
                if (round >= 0) {
                    small.add(one);
                    large.add(other);
                }
            }
            int rows = question.page(many).size();
            double of = millis(Sample.of(small).median());
            double to = millis(Sample.of(large).median());
            table.row(
                    name,
                    String.format(Locale.ROOT, "%,.2f ms", of),
                    String.format(Locale.ROOT, "%,.2f ms", to),
                    Integer.toString(rows),
                    String.format(Locale.ROOT, "%.2f", to / of));
        });
        options.out().print(table);
        options.say(String.format(Locale.ROOT, "target of the first page: at most %.0f times", TARGET));
    }

    private static Duration timed(Store store, Question question) {
        long begin = System.nanoTime();
        question.page(store);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static double millis(Duration time) {
        return time.toNanos() / NANOS_PER_MILLI;
    }
}
