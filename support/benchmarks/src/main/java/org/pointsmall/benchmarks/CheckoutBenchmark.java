package org.pointsmall.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Machine;
import org.pointsmall.benchmarks.measure.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Checkout with the plugin installed and no points used, against the same store without it. Only the POST that checks
 * out is timed; filling the cart is not, and happens right before it.
 */
@Command(
        name = "checkout",
        description = "Checkout with the plugin installed and no points used, against the store without it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CheckoutBenchmark implements Callable<Integer> {
    static final double TARGET = 1.10;

    /** Several, so that neither one person's orders nor one account's lots pile up as they never would. */
    private static final int SHOPPERS = 20;

    private static final int LARGEST_BASKET = 3;
    /** Any would do, as long as both stores and every run get the same baskets. */
    private static final long SEED = 20_101_209L;

    @Mixin
    private BenchmarkOptions options = new BenchmarkOptions();

    @Option(
            names = "--database",
            paramLabel = "KIND",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    DatabaseKind database = DatabaseKind.POSTGRESQL;

    @Option(
            names = "--forks",
            paramLabel = "N",
            description = "Fresh pairs of processes: what one happens to compile, and when, differs from the next"
                    + " (default: ${DEFAULT-VALUE}).")
    int forks = 3;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Untimed checkouts of each process (default: ${DEFAULT-VALUE}).")
    int warmUp = 150;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "Timed checkouts of each process (default: ${DEFAULT-VALUE}).")
    int requests = 150;

    private final Random random = new Random(SEED);

    /** Signed in to either store, under the same names. */
    private record Customers(List<Shopper> without, List<Shopper> with) {
        List<Shopper> of(StoreKind kind) {
            return kind == StoreKind.WITH_PLUGIN ? with : without;
        }
    }

    @Override
    public Integer call() throws IOException, BenchmarkFailure, InterruptedException {
        options.requireAtLeast(1, "--forks", forks);
        options.requireAtLeast(0, "--warm-up", warmUp);
        options.requireAtLeast(1, "--requests", requests);
        DemoBuild demo = options.demo();
        Machine machine = Machine.observe();
        PrintWriter out = options.out();
        try (Workbench bench = Workbench.open()) {
            StorePair pair = StorePair.prepare(demo, database, bench, options.logs(bench));
            SideBySide all = new SideBySide();
            for (int fork = 1; fork <= forks; fork++) {
                out.println("pair " + fork + " of " + forks + ": starting, " + warmUp + " checkouts each to warm up, "
                        + requests + " to time");
                out.flush();
                SideBySide times = measure(pair, "shopper-" + fork + "-");
                out.print(times.table("checkout, " + database.words));
                out.println(times.ratio().text());
                all.add(times);
            }
            out.print(all.table("all pairs"));
            out.println(all.ratio().against(TARGET));
            out.println(machine.describe());
            out.flush();
        }
        return 0;
    }

    private SideBySide measure(StorePair pair, String names)
            throws IOException, BenchmarkFailure, InterruptedException {
        StorePair.Store without = pair.start(StoreKind.WITHOUT_PLUGIN);
        StorePair.Store with = pair.start(StoreKind.WITH_PLUGIN);
        try (ServerProcess one = without.process();
                ServerProcess other = with.process()) {
            one.awaitUp(without.health());
            other.awaitUp(with.health());
            Customers customers = new Customers(register(without.site(), names), register(with.site(), names));
            List<Long> products = sameProducts(customers);
            checkOutInTurn(customers, products, warmUp);
            pair.refreshStatistics();
            SideBySide times = checkOutInTurn(customers, products, requests);
            requireDifference(customers);
            return times;
        }
    }

    private static List<Shopper> register(URI site, String names)
            throws IOException, BenchmarkFailure, InterruptedException {
        HttpClient connections = Visitor.connections();
        List<Shopper> shoppers = new ArrayList<>();
        for (int i = 0; i < SHOPPERS; i++) {
            shoppers.add(Shopper.register(Visitor.of(site, connections), names + i));
        }
        return shoppers;
    }

    private static List<Long> sameProducts(Customers customers)
            throws IOException, BenchmarkFailure, InterruptedException {
        List<Long> products = customers.without().get(0).productIds();
        if (products.isEmpty() || !products.equals(customers.with().get(0).productIds())) {
            throw new BenchmarkFailure("The two stores do not sell the same");
        }
        return products;
    }

    private SideBySide checkOutInTurn(Customers customers, List<Long> products, int rounds)
            throws IOException, BenchmarkFailure, InterruptedException {
        SideBySide times = new SideBySide();
        for (int round = 0; round < rounds; round++) {
            List<Long> basket = basket(products);
            for (StoreKind kind : StoreKind.orderOf(round)) {
                Shopper shopper = customers.of(kind).get(round % SHOPPERS);
                for (long product : basket) {
                    shopper.putIntoCart(product);
                }
                times.add(kind, shopper.checkOut());
            }
        }
        return times;
    }

    private List<Long> basket(List<Long> products) {
        return random.ints(1 + random.nextInt(LARGEST_BASKET), 0, products.size())
                .mapToObj(products::get)
                .toList();
    }

    /** A plugin that sleeps would be fast, and one that is on both sides would cost nothing. */
    private static void requireDifference(Customers customers)
            throws IOException, BenchmarkFailure, InterruptedException {
        if (customers.without().get(0).isOfferedPoints()) {
            throw new BenchmarkFailure("The store without the plugin has it");
        }
        if (customers.with().get(0).points() == 0) {
            throw new BenchmarkFailure("The store with the plugin has awarded no points");
        }
    }
}
