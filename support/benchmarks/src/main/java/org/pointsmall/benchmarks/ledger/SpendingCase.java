package org.pointsmall.benchmarks.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Sample;
import org.pointsmall.benchmarks.measure.TextTable;

/**
 * So many threads spend the points of so many members, on a copy of the same data for either side.
 *
 * @param members how many there are
 * @param shopping how many of them spend points, with ids from 1
 * @param warmUp blocks of either side before the timed ones
 * @param pairs timed blocks of either side
 * @param block purchases in a block
 * @param counted purchases at the end whose statements are counted
 */
record SpendingCase(long members, long shopping, int threads, int warmUp, int pairs, int block, int counted) {
    private static final int LOTS_OF_EACH = 10;
    private static final String FAR = "TIMESTAMPTZ '2100-01-01'";
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    String name() {
        return (shopping == 1 ? "one hot member" : String.format(Locale.ROOT, "%,d members", shopping)) + ", " + threads
                + " threads";
    }

    /** Those who shop have enough for thrice the purchases that each makes on average, and some for who makes more. */
    List<MemberData> data() {
        long purchases = (long) (warmUp + pairs) * block + counted;
        long points = Purchase.MOST_POINTS * (3 * (purchases / shopping) + 30);
        MemberData shoppers = MemberData.earning(1, shopping, LOTS_OF_EACH, points / LOTS_OF_EACH, FAR, 0);
        return members == shopping
                ? List.of(shoppers)
                : List.of(
                        shoppers,
                        MemberData.earning(
                                1 + shopping,
                                members - shopping,
                                LOTS_OF_EACH,
                                Purchase.MOST_POINTS,
                                FAR,
                                shoppers.idsAfter()));
    }

    /** What was measured. */
    record Result(
            String name, int block, Turns blocks, Turns latencies, Map<Side, StatementCounts> counts, int counted) {
        String table() {
            TextTable table = new TextTable(
                    name, "a second", "p50", "p95", "p99", "statements", "batch rows", "commits", "rollbacks");
            for (Side side : Side.values()) {
                Sample latency = latencies.sample(side);
                StatementCounts sent = counts.getOrDefault(side, new StatementCounts());
                table.row(
                        side.words,
                        String.format(
                                Locale.ROOT,
                                "%.0f",
                                block
                                        * NANOS_PER_SECOND
                                        / blocks.sample(side).median().toNanos()),
                        millis(latency, 50),
                        millis(latency, 95),
                        millis(latency, 99),
                        one(sent.statementsPer(counted)),
                        one(sent.batchRowsPer(counted)),
                        one(sent.commitsPer(counted)),
                        one(sent.rollbacksPer(counted)));
            }
            return table.toString();
        }

        private static String millis(Sample sample, int percent) {
            return String.format(
                    Locale.ROOT, "%.2f ms", sample.percentile(percent).toNanos() / NANOS_PER_MILLI);
        }

        private static String one(double value) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
    }

    Result run(LedgerServer server) throws IOException, BenchmarkFailure, InterruptedException {
        server.makeTemplate("template", data());
        Map<Side, HikariDataSource> pools = new EnumMap<>(Side.class);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            for (Side side : Side.values()) {
                server.copy("template", side.words);
                pools.put(side, server.pool(side.words, threads));
            }
            Result result = measure(server, executor, pools);
            for (HikariDataSource pool : pools.values()) {
                // The floor is one only as long as its books are as good as ours.
                ProvenBooks.prove(pool);
            }
            return result;
        } finally {
            executor.shutdownNow();
            for (Map.Entry<Side, HikariDataSource> pool : pools.entrySet()) {
                pool.getValue().close();
                server.drop(pool.getKey().words);
            }
            server.drop("template");
        }
    }

    private Result measure(LedgerServer server, ExecutorService executor, Map<Side, HikariDataSource> pools)
            throws BenchmarkFailure, InterruptedException {
        Map<Side, SpendPoints> spenders = new EnumMap<>(Side.class);
        pools.forEach((side, pool) -> spenders.put(side, spender(side, pool)));
        Turns blocks = new Turns();
        Turns latencies = new Turns();
        for (int round = 0; round < warmUp + pairs; round++) {
            if (round == warmUp) {
                for (Side side : Side.values()) {
                    server.refreshStatistics(side.words);
                }
            }
            for (Side side : Side.orderOf(round)) {
                SpendingBlock done =
                        SpendingBlock.run(executor, threads, of(spenders, side), (long) round * block, block, shopping);
                if (round >= warmUp) {
                    blocks.add(side, done.elapsed());
                    latencies.addAll(side, done.latencies());
                }
            }
        }
        Map<Side, StatementCounts> counts = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            StatementCounts sent = new StatementCounts();
            SpendPoints counting = spender(side, new CountingDataSource(of(pools, side), sent));
            SpendingBlock.run(executor, 1, counting, (long) (warmUp + pairs) * block, counted, shopping);
            counts.put(side, sent);
        }
        return new Result(name(), block, blocks, latencies, counts, counted);
    }

    private static <T> T of(Map<Side, T> both, Side side) {
        T one = both.get(side);
        if (one == null) {
            throw new IllegalStateException("nothing of " + side);
        }
        return one;
    }

    private static SpendPoints spender(Side side, DataSource database) {
        return side == Side.OURS ? new OurLedger(database) : new LeastSql(database);
    }
}
