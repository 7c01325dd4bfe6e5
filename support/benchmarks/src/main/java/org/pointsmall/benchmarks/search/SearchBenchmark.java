package org.pointsmall.benchmarks.search;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.pointsmall.benchmarks.ledger.LedgerOptions;
import org.pointsmall.benchmarks.ledger.LedgerServer;
import org.pointsmall.benchmarks.ledger.MemberData;
import org.pointsmall.benchmarks.ledger.Side;
import org.pointsmall.benchmarks.ledger.Turns;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Machine;
import org.pointsmall.benchmarks.measure.Sample;
import org.pointsmall.benchmarks.measure.Workbench;
import org.pointsmall.elasticsearch.node.ElasticsearchNode;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.recommendation.MemberTaste;
import org.pointsmall.loyalty.recommendation.OfferIndex;
import org.pointsmall.loyalty.recommendation.OfferSearch;
import org.pointsmall.loyalty.recommendation.Placement;
import org.pointsmall.loyalty.recommendation.RecommendationRequest;
import org.pointsmall.loyalty.recommendation.Recommendations;
import org.pointsmall.loyalty.recommendation.elasticsearch.ElasticsearchAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Recommending by Elasticsearch against its bare query, feeding it against a bare bulk, and how soon a change is found. */
@Command(
        name = "search",
        description = "Recommendations by Elasticsearch, against the bare query and a bare bulk.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class SearchBenchmark implements Callable<Integer> {
    static final double QUERY_TARGET = 2;
    static final double GROWTH_TARGET = 1.5;
    static final double FEED_TARGET = 0.6;
    static final Duration CHANGE_TARGET = Duration.ofSeconds(2);

    private static final int PAGE = 12;
    private static final int CLIENTS = 8;
    private static final String FAR = "TIMESTAMPTZ '2100-01-01'";
    /** Of Elasticsearch, in megabytes: the index and what is built beside it. */
    private static final int HEAP = 1024;

    @Mixin
    private LedgerOptions options = new LedgerOptions();

    @Option(names = "--offers", paramLabel = "N", description = "Offers (default: ${DEFAULT-VALUE}).")
    int offers = 100_000;

    @Option(names = "--few", paramLabel = "N", description = "Offers to grow from (default: ${DEFAULT-VALUE}).")
    int few = 10_000;

    @Option(names = "--rounds", paramLabel = "N", description = "Timed queries of each (default: ${DEFAULT-VALUE}).")
    int rounds = 400;

    @Option(names = "--changes", paramLabel = "N", description = "Changes of an admin (default: ${DEFAULT-VALUE}).")
    int changes = 60;

    @Option(names = "--feeds", paramLabel = "N", description = "Timed feeds of each (default: ${DEFAULT-VALUE}).")
    int feeds = 3;

    /** What stands between a run's parts. */
    private record Bench(
            LedgerServer server, HikariDataSource pool, Recorder recorder, BareSearch bare, URI node, long original) {}

    @Override
    public Integer call() throws IOException, BenchmarkFailure {
        options.requireAtLeast(1_000, "--few", few);
        options.requireAtLeast(few + 1L, "--offers", offers);
        options.requireAtLeast(20, "--rounds", rounds);
        options.requireAtLeast(1, "--changes", changes);
        options.requireAtLeast(1, "--feeds", feeds);
        Machine machine = Machine.observe();
        try (Workbench workbench = Workbench.open()) {
            LedgerServer server = LedgerServer.start(workbench, options.durable);
            ElasticsearchNode node = workbench.use(
                    () -> ElasticsearchNode.start(workbench.folder().resolve("elasticsearch"), 0, HEAP));
            options.say(server.describe());
            server.makeTemplate(ShopData.DATABASE, List.of(new MemberData(1, ShopData.MEMBERS, 4, 3, 200, FAR, 0)));
            for (String sql : ShopData.storeTables()) {
                server.execute(ShopData.DATABASE, sql);
            }
            try (HikariDataSource pool = server.pool(ShopData.DATABASE, CLIENTS + 4);
                    Recorder recorder = new Recorder(node.uri());
                    BareSearch bare = new BareSearch(node.uri())) {
                long original = new SearchedShop(pool, query -> List.of(), null, member -> MemberTaste.NONE).original();
                Bench bench = new Bench(server, pool, recorder, bare, node.uri(), original);
                Duration atFew = measure(bench, 0, few);
                Duration atAll = measure(bench, few, offers);
                options.say(ratio(
                        "p95 of %,d offers over that of %,d".formatted(offers, few), atAll, atFew, GROWTH_TARGET));
            }
            options.say(machine.describe());
        }
        return 0;
    }

    /** Answers the 95th percentile of one client. */
    private Duration measure(Bench bench, int from, int to) throws BenchmarkFailure {
        ShopData.add(bench.server(), bench.original(), from, to);
        String prefix = "bench" + to;
        try (AnnotationConfigApplicationContext recorded =
                        search(bench.recorder().uri(), prefix);
                AnnotationConfigApplicationContext direct = search(bench.node(), prefix)) {
            SearchedShop watched = shop(bench, recorded, to);
            SearchedShop shop = shop(bench, direct, to);
            run(watched.rebuild.beginByHand());
            List<byte[]> bulks = bench.recorder().take("_bulk").stream()
                    .map(Recorder.Said::body)
                    .toList();
            if (to == offers) {
                feed(bench, shop, prefix, bulks);
            }
            List<byte[]> queries = queries(bench, watched);
            Turns one = oneByOne(bench, shop, queries);
            tell("%,d offers, 1 client:".formatted(to), one);
            if (to == offers) {
                tell("%,d offers, %d clients:".formatted(to, CLIENTS), atOnce(bench, shop, queries));
                change(shop, direct.getBean(OfferSearch.class));
            }
            return one.sample(Side.OURS).percentile(95);
        }
    }

    /** As a store gets it: the auto-configuration by properties. */
    private static AnnotationConfigApplicationContext search(URI host, String prefix) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "benchmark",
                        Map.of(
                                "loyalty.enabled", "true",
                                "loyalty.search.hosts", host.toString(),
                                "loyalty.search.index-prefix", prefix,
                                "loyalty.search.time-out", "60s",
                                "loyalty.search.connect-time-out", "60s",
                                "loyalty.search.feed-time-out", "120s")));
        context.register(ElasticsearchAutoConfiguration.class);
        context.refresh();
        return context;
    }

    private static SearchedShop shop(Bench bench, AnnotationConfigApplicationContext context, int products) {
        return new SearchedShop(
                bench.pool(),
                context.getBean(OfferSearch.class),
                context.getBean(OfferIndex.class),
                member -> ShopData.taste(member.value(), products));
    }

    static void run(Job.Run run) {
        while (!run.next().last()) {
            // Chunk after chunk.
        }
    }

    private void feed(Bench bench, SearchedShop shop, String prefix, List<byte[]> bulks) {
        Turns turns = new Feeding(bench.bare(), shop, prefix, bulks).turns(feeds);
        tell("%,d offers into an index:".formatted(offers), turns);
        options.say(turns.throughput().atLeast(FEED_TARGET));
    }

    private static List<byte[]> queries(Bench bench, SearchedShop watched) throws BenchmarkFailure {
        List<byte[]> queries = new ArrayList<>();
        for (int member = 1; member <= ShopData.MEMBERS; member++) {
            bench.recorder().take("_msearch");
            recommend(watched, member);
            List<Recorder.Said> said = bench.recorder().take("_msearch");
            if (said.size() != 1) {
                throw new BenchmarkFailure("A page took " + said.size() + " queries");
            }
            queries.add(said.get(0).body());
        }
        return queries;
    }

    private static void recommend(SearchedShop shop, int member) {
        Recommendations page = shop.recommend.recommend(
                new RecommendationRequest(Placement.HOME, null, PAGE), Optional.of(new MemberId(member)));
        if (page.source() != Recommendations.Source.ELASTICSEARCH
                || page.items().size() != PAGE) {
            throw new IllegalStateException(page.items().size() + " by " + page.source());
        }
    }

    private static Duration time(Bench bench, SearchedShop shop, List<byte[]> queries, Side side, int number) {
        int member = 1 + number % ShopData.MEMBERS;
        long begin = System.nanoTime();
        if (side == Side.OURS) {
            recommend(shop, member);
        } else {
            bench.bare().send("POST", "/_msearch", queries.get(member - 1));
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private Turns oneByOne(Bench bench, SearchedShop shop, List<byte[]> queries) {
        Turns turns = new Turns();
        for (int round = 0; round < 2 * rounds; round++) {
            for (Side side : Side.orderOf(round)) {
                Duration time = time(bench, shop, queries, side, round);
                if (round >= rounds) {
                    turns.add(side, time);
                }
            }
        }
        return turns;
    }

    private Turns atOnce(Bench bench, SearchedShop shop, List<byte[]> queries) throws BenchmarkFailure {
        int each = 10;
        Turns turns = new Turns();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (int block = 0; block < Math.max(2, rounds / each / CLIENTS * 2); block++) {
                for (Side side : Side.orderOf(block)) {
                    List<Future<List<Duration>>> all = new ArrayList<>();
                    for (int client = 0; client < CLIENTS; client++) {
                        int first = block * each * CLIENTS + client * each;
                        all.add(threads.submit(() -> {
                            List<Duration> times = new ArrayList<>();
                            for (int i = 0; i < each; i++) {
                                times.add(time(bench, shop, queries, side, first + i));
                            }
                            return times;
                        }));
                    }
                    for (Future<List<Duration>> one : all) {
                        turns.addAll(side, one.get());
                    }
                }
            }
            return turns;
        } catch (ExecutionException failed) {
            throw new BenchmarkFailure("A query failed: " + failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailure("Stopped.");
        } finally {
            threads.shutdownNow();
        }
    }

    private void change(SearchedShop shop, OfferSearch search) throws BenchmarkFailure {
        Sample times = new Changes(shop, search, offers).times(changes);
        Duration p95 = times.percentile(95);
        options.say(String.format(
                Locale.ROOT,
                "from a change to the search: p50 %,d ms, p95 %,d ms, target at most %,d ms: %s",
                times.percentile(50).toMillis(),
                p95.toMillis(),
                CHANGE_TARGET.toMillis(),
                p95.compareTo(CHANGE_TARGET) <= 0 ? "met" : "MISSED"));
    }

    private void tell(String what, Turns turns) {
        options.say(what);
        for (Side side : Side.values()) {
            Sample times = turns.sample(side);
            options.say(String.format(
                    Locale.ROOT,
                    "  %s p50 %,.1f ms, p95 %,.1f ms",
                    side == Side.OURS ? "ours" : "bare",
                    times.percentile(50).toNanos() / 1e6,
                    times.percentile(95).toNanos() / 1e6));
        }
        if (turns.sample(Side.OURS).size() >= rounds / 2) {
            options.say(ratio(
                    "  p95 over the bare query's",
                    turns.sample(Side.OURS).percentile(95),
                    turns.sample(Side.FLOOR).percentile(95),
                    QUERY_TARGET));
        }
    }

    private static String ratio(String what, Duration some, Duration other, double most) {
        double ratio = (double) some.toNanos() / other.toNanos();
        return String.format(
                Locale.ROOT, "%s: %.3f, target at most %.2f: %s", what, ratio, most, ratio <= most ? "met" : "MISSED");
    }
}
