package org.pointsmall.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Machine;
import org.pointsmall.benchmarks.measure.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What a shopper's page asks of the plugin, against an endpoint of the same store that only loads the session's customer
 * and cart ({@link org.pointsmall.benchmarks.endpoints.BareEndpoint}), with one client and with many.
 */
@Command(
        name = "endpoints",
        description =
                "The endpoints that a shopper's page asks, against one that only loads the session's customer and cart.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class EndpointsBenchmark implements Callable<Integer> {
    static final String BARE = "/api/v1/benchmark/bare";

    private static final List<Asked> ASKED = List.of(
            new Asked("/api/v1/loyalty/me", 1.5),
            new Asked("/api/v1/loyalty/cart/quote?points=max", 1.5),
            new Asked("/api/v1/loyalty/mall/offers", 2),
            new Asked("/api/v1/loyalty/recommendations", 2));

    private static final int LINES = 3;

    @Mixin
    private BenchmarkOptions options = new BenchmarkOptions();

    @Option(names = "--clients", paramLabel = "N", description = "At once (default: ${DEFAULT-VALUE}).")
    private int clients = 16;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Untimed requests of each client to each endpoint (default: ${DEFAULT-VALUE}).")
    private int warmUp = 200;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "Timed requests to each endpoint, of all clients together (default: ${DEFAULT-VALUE}).")
    private int requests = 1600;

    /** @param target the most of its p95, as a multiple of the bare endpoint's */
    private record Asked(String path, double target) {}

    @Override
    public Integer call() throws IOException, BenchmarkFailure, InterruptedException {
        options.requireAtLeast(1, "--clients", clients);
        options.requireAtLeast(0, "--warm-up", warmUp);
        options.requireAtLeast(100, "--requests", requests);
        DemoBuild demo = options.demo();
        Machine machine = Machine.observe();
        PrintWriter out = options.out();
        try (Workbench bench = Workbench.open()) {
            StorePair pair = StorePair.prepare(demo, DatabaseKind.POSTGRESQL, bench, options.logs(bench));
            StorePair.Store store = pair.start(
                    StoreKind.WITH_PLUGIN,
                    List.of(ourClasses(bench)),
                    List.of("--spring.main.sources=org.pointsmall.benchmarks.endpoints.BareEndpoint"));
            try (ServerProcess process = store.process()) {
                process.awaitUp(store.health());
                List<BenchmarkShopper> shoppers = shoppers(store.site());
                try (InTurn all = new InTurn(shoppers)) {
                    for (Asked asked : ASKED) {
                        all.against(BARE, asked.path(), warmUp * clients);
                    }
                    pair.refreshStatistics();
                    try (InTurn one = new InTurn(shoppers.subList(0, 1))) {
                        report(out, "1 client", one);
                    }
                    report(out, clients + " clients", all);
                }
                statements(out, pair, shoppers.get(0));
            }
            out.println(machine.describe());
            out.flush();
        }
        return 0;
    }

    /** Each has earned points by an order, so that there is something to quote and to recommend, and has a cart. */
    private List<BenchmarkShopper> shoppers(URI site) throws BenchmarkFailure, IOException, InterruptedException {
        HttpClient connections = Visitor.connections();
        List<BenchmarkShopper> shoppers = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            BenchmarkShopper shopper = BenchmarkShopper.register(Visitor.of(site, connections), "endpoints-" + i);
            List<Long> products = shopper.productIds();
            shopper.putIntoCart(products.get(0), Customers.OPENING_QUANTITY);
            shopper.checkOut();
            for (long product : products.subList(0, LINES)) {
                shopper.putIntoCart(product, 1);
            }
            requireAnswers(shopper);
            shoppers.add(shopper);
        }
        return shoppers;
    }

    /** An endpoint that has nothing to answer would be fast. */
    private static void requireAnswers(BenchmarkShopper shopper)
            throws BenchmarkFailure, IOException, InterruptedException {
        boolean answers = shopper.get(BARE).required("lines").asInt() == LINES
                && shopper.get(ASKED.get(0).path())
                                .required("balance")
                                .required("available")
                                .asLong()
                        > 0
                && shopper.get(ASKED.get(1).path()).required("points").asLong() > 0
                && !shopper.get(ASKED.get(2).path()).required("items").isEmpty()
                && !shopper.get(ASKED.get(3).path()).required("items").isEmpty();
        if (!answers) {
            throw new BenchmarkFailure("An endpoint has nothing to answer");
        }
    }

    private void report(PrintWriter out, String who, InTurn clients) throws BenchmarkFailure, InterruptedException {
        for (Asked asked : ASKED) {
            out.print(clients.against(BARE, asked.path(), requests).report(who, asked.path(), asked.target()));
            out.flush();
        }
    }

    /** Counted apart, because counting takes time. */
    private static void statements(PrintWriter out, StorePair pair, BenchmarkShopper shopper)
            throws BenchmarkFailure, IOException, InterruptedException {
        List<String> paths = new ArrayList<>(List.of(BARE));
        ASKED.forEach(asked -> paths.add(asked.path()));
        for (String path : paths) {
            long count = pair.countStatements(
                    StoreKind.WITH_PLUGIN,
                    () -> shopper.get(path),
                    () -> shopper.get(ASKED.get(0).path()));
            out.println("statements of " + path + ": " + count);
        }
    }

    /** A copy without the libraries beside it, which are this program's and not the store's. */
    private static Path ourClasses(Workbench bench) throws IOException, BenchmarkFailure {
        try {
            Path here = Path.of(EndpointsBenchmark.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isDirectory(here)
                    ? here
                    : Files.copy(here, bench.folder().resolve("benchmarks.jar"));
        } catch (URISyntaxException impossible) {
            throw new BenchmarkFailure("Where this program lies is no address: " + impossible.getMessage());
        }
    }
}
