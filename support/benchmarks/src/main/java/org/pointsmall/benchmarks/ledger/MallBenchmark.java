package org.pointsmall.benchmarks.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Machine;
import org.pointsmall.benchmarks.measure.Sample;
import org.pointsmall.benchmarks.measure.Workbench;
import org.pointsmall.loyalty.mall.BrowseQuery;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.reward.ExchangeRequest;
import org.pointsmall.loyalty.stock.Claimant;
import org.pointsmall.loyalty.stock.QuotaPeriod;
import org.pointsmall.loyalty.stock.StockKey;
import org.pointsmall.loyalty.stock.Want;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The mall against what it can't do without: a page of offers, an update of one row, a hold and its commit. */
@Command(
        name = "mall",
        description = "A page of many offers, claims of one hot offer, and an exchange, against their floors.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class MallBenchmark implements Callable<Integer> {
    static final double PAGE_TARGET = 1.5;
    static final int MOST_STATEMENTS = 4;
    static final double CLAIMS_TARGET = 0.6;
    static final double EXCHANGE_TARGET = 1.5;

    private static final int PAGE = 20;
    private static final String FAR = "TIMESTAMPTZ '2100-01-01'";
    /** The page that the mall reads, as it is cut, with name, price and what is taken; nothing about the member. */
    private static final String BARE_PAGE = "SELECT o.OFFER_ID, o.VERSION, o.ACTIVE, o.PUBLISHED_AT, v.TERMS, s.TAKEN"
            + " FROM LOYALTY_OFFER o JOIN LOYALTY_OFFER_VERSION v ON v.OFFER_ID = o.OFFER_ID AND v.VERSION = o.VERSION"
            + " LEFT JOIN LOYALTY_STOCK s ON s.STOCK_KEY = CONCAT('offer:', o.OFFER_ID)"
            + " WHERE o.ACTIVE = TRUE AND (o.SEEN_FROM IS NULL OR o.SEEN_FROM <= ?)"
            + " AND (o.SEEN_UNTIL IS NULL OR o.SEEN_UNTIL > ?) ORDER BY o.POSITION, o.OFFER_ID LIMIT " + PAGE;

    @Mixin
    private LedgerOptions options = new LedgerOptions();

    @Option(names = "--offers", paramLabel = "N", description = "Offers (default: ${DEFAULT-VALUE}).")
    int offers = 100_000;

    @Option(names = "--rounds", paramLabel = "N", description = "Timed rounds of each (default: ${DEFAULT-VALUE}).")
    int rounds = 400;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description =
                    "Pages and exchanges of each before: a store compiles what it runs often (default: ${DEFAULT-VALUE}).")
    int warmUp = 4_000;

    @Option(names = "--clients", paramLabel = "N", description = "Who claims at once (default: ${DEFAULT-VALUE}).")
    int clients = 8;

    private final AtomicLong ids = new AtomicLong(1_000);

    @Override
    public Integer call() throws IOException, BenchmarkFailure {
        options.requireAtLeast(PAGE, "--offers", offers);
        options.requireAtLeast(1, "--rounds", rounds);
        options.requireAtLeast(0, "--warm-up", warmUp);
        options.requireAtLeast(1, "--clients", clients);
        Machine machine = Machine.observe();
        try (Workbench bench = Workbench.open()) {
            LedgerServer server = LedgerServer.start(bench, options.durable);
            options.say(server.describe());
            server.makeTemplate("members", List.of(new MemberData(1, 2_000, 4, 3, 1_000_000, FAR, 0)));
            try (HikariDataSource pool = server.pool("members", clients + 2)) {
                OurMall mall = new OurMall(pool);
                long offer = mall.offer(Supply.of(1_000_000_000).each(1_000_000, QuotaPeriod.MONTH), 100);
                makeOffers(server, offer);
                page(pool, mall);
                exchange(pool, mall, offer);
                claims(pool, mall);
            }
            options.say(machine.describe());
        }
        return 0;
    }

    private void makeOffers(LedgerServer server, long like) throws BenchmarkFailure {
        server.execute(
                "members",
                "CREATE TABLE MANY AS SELECT o.*, g AS NTH FROM LOYALTY_OFFER o, generate_series(1, " + offers
                        + ") g WHERE o.OFFER_ID = " + like);
        server.execute(
                "members", "UPDATE MANY SET OFFER_ID = 1000000 + NTH, SAVE_ID = 1000000 + NTH, POSITION = NTH % 1000");
        server.execute("members", "ALTER TABLE MANY DROP COLUMN NTH");
        server.execute("members", "INSERT INTO LOYALTY_OFFER OVERRIDING SYSTEM VALUE SELECT * FROM MANY");
        server.execute(
                "members",
                "CREATE TABLE MANY_VERSIONS AS SELECT v.*, m.OFFER_ID AS OTHER FROM LOYALTY_OFFER_VERSION v, MANY m"
                        + " WHERE v.OFFER_ID = " + like);
        server.execute("members", "UPDATE MANY_VERSIONS SET OFFER_ID = OTHER, SAVE_ID = OTHER");
        server.execute("members", "ALTER TABLE MANY_VERSIONS DROP COLUMN OTHER");
        server.execute(
                "members", "INSERT INTO LOYALTY_OFFER_VERSION OVERRIDING SYSTEM VALUE SELECT * FROM MANY_VERSIONS");
        server.execute(
                "members", "INSERT INTO LOYALTY_STOCK (STOCK_KEY, TAKEN) SELECT 'offer:' || OFFER_ID, 0 FROM MANY");
        server.refreshStatistics("members");
    }

    private void page(HikariDataSource pool, OurMall mall) {
        Optional<MemberId> member = Optional.of(new MemberId(7));
        BrowseQuery query = new BrowseQuery(null, null, false, null, PAGE);
        JdbcTemplate bare = new JdbcTemplate(pool);
        Turns turns = new Turns();
        for (int round = 0; round < warmUp + rounds; round++) {
            for (Side side : Side.orderOf(round)) {
                long begin = System.nanoTime();
                int found = side == Side.OURS
                        ? mall.mall.browse(query, member).offers().size()
                        : bare(mall, bare);
                Duration time = Duration.ofNanos(System.nanoTime() - begin);
                require(found == PAGE, "a page has " + found);
                if (round >= warmUp) {
                    turns.add(side, time);
                }
            }
        }
        StatementCounts sent = new StatementCounts();
        Mall counted = new OurMall(new CountingDataSource(pool, sent)).mall;
        require(counted.browse(query, member).offers().size() == PAGE, "no page");
        told("a page of 20 of %,d offers".formatted(offers), turns);
        options.say(turns.time().against(PAGE_TARGET));
        options.say("statements: " + sent.statements + ", target at most " + MOST_STATEMENTS + ": "
                + (sent.statements.get() <= MOST_STATEMENTS ? "met" : "MISSED"));
    }

    private static int bare(OurMall mall, JdbcTemplate bare) {
        Timestamp now = Timestamp.from(Instant.now());
        return mall.transactions
                .required(() ->
                        bare.query(BARE_PAGE, (row, index) -> row.getString("TERMS") + row.getLong("TAKEN"), now, now))
                .size();
    }

    private void exchange(HikariDataSource pool, OurMall mall, long offer) {
        OurLedger ledger = new OurLedger(pool);
        Turns turns = new Turns();
        for (int round = 0; round < warmUp + rounds; round++) {
            for (Side side : Side.orderOf(round)) {
                long member = 1 + ids.incrementAndGet() % 2_000;
                long order = ids.incrementAndGet();
                long begin = System.nanoTime();
                if (side == Side.OURS) {
                    mall.exchange
                            .exchange(new ExchangeRequest(new MemberId(member), "k" + order, offer, 1, null))
                            .orElseThrow()
                            .orElseThrow(refusal -> new IllegalStateException(refusal.toString()));
                } else {
                    ledger.spend(new Purchase(member, order, 100));
                }
                Duration time = Duration.ofNanos(System.nanoTime() - begin);
                if (round >= warmUp) {
                    turns.add(side, time);
                }
            }
        }
        told("an exchange, and a hold with its commit", turns);
        double ratio = (double) turns.sample(Side.OURS).percentile(95).toNanos()
                / turns.sample(Side.FLOOR).percentile(95).toNanos();
        options.say(String.format(
                Locale.ROOT,
                "ratio of p95 %.3f, target at most %.2f: %s",
                ratio,
                EXCHANGE_TARGET,
                ratio <= EXCHANGE_TARGET ? "met" : "MISSED"));
    }

    /** Both look and take by one statement, and commit; ours notes for whom. */
    private void claims(HikariDataSource pool, OurMall mall) throws BenchmarkFailure {
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        jdbc.execute("CREATE TABLE HOT (HOT_KEY VARCHAR(60) PRIMARY KEY, TAKEN BIGINT NOT NULL)");
        jdbc.update("INSERT INTO HOT VALUES ('hot', 0)");
        Want one = new Want(StockKey.of("product", 1), 1, 1_000_000_000L, null);
        Turns turns = new Turns();
        for (int round = 0; round < 30; round++) {
            for (Side side : Side.orderOf(round)) {
                Duration time = atOnce(() -> {
                    if (side == Side.OURS) {
                        Instant now = Instant.now();
                        mall.transactions.required(() ->
                                mall.stock.claim(Claimant.order(ids.incrementAndGet()), null, List.of(one), now, now));
                    } else {
                        mall.transactions.required(() -> jdbc.update(
                                "UPDATE HOT SET TAKEN = TAKEN + 1 WHERE HOT_KEY = 'hot' AND TAKEN < 1000000000"));
                    }
                    return null;
                });
                if (round >= 10) {
                    turns.add(side, time);
                }
            }
        }
        told("400 claims of one row by %d at once".formatted(clients), turns);
        options.say(turns.throughput().atLeast(CLAIMS_TARGET));
    }

    private Duration atOnce(Callable<Void> claim) throws BenchmarkFailure {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long begin = System.nanoTime();
            List<Future<Void>> all = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 400 / clients; i++) {
                        claim.call();
                    }
                    return null;
                }));
            }
            for (Future<Void> one : all) {
                one.get();
            }
            return Duration.ofNanos(System.nanoTime() - begin);
        } catch (ExecutionException failed) {
            throw new BenchmarkFailure("A claim failed: " + failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailure("Stopped.");
        } finally {
            threads.shutdownNow();
        }
    }

    private void told(String what, Turns turns) {
        options.say(what + ":");
        for (Side side : Side.values()) {
            Sample times = turns.sample(side);
            options.say(String.format(
                    Locale.ROOT,
                    "  %s p50 %,d µs, p95 %,d µs",
                    side.words,
                    times.percentile(50).toNanos() / 1_000,
                    times.percentile(95).toNanos() / 1_000));
        }
    }

    private static void require(boolean fine, String otherwise) {
        if (!fine) {
            throw new IllegalStateException(otherwise);
        }
    }
}
