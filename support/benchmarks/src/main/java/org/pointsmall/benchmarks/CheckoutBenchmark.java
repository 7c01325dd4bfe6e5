package org.pointsmall.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
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

    @Option(names = "--warm-up", paramLabel = "N", description = "Untimed checkouts, each (default: ${DEFAULT-VALUE}).")
    int warmUp = 150;

    @Option(names = "--requests", paramLabel = "N", description = "Timed checkouts, each (default: ${DEFAULT-VALUE}).")
    int requests = 400;

    private record Customers(List<Shopper> without, List<Shopper> with) {
        List<Shopper> of(StoreKind kind) {
            return kind == StoreKind.WITH_PLUGIN ? with : without;
        }
    }

    private final Random random = new Random(SEED);

    @Override
    public Integer call() throws IOException, BenchmarkFailure, InterruptedException {
        options.requireAtLeast(0, "--warm-up", warmUp);
        options.requireAtLeast(1, "--requests", requests);
        DemoBuild demo = options.demo();
        Machine machine = Machine.observe();
        PrintWriter out = options.out();
        try (Workbench bench = Workbench.open()) {
            say(out, "starting both stores on " + database.words);
            StorePair pair = StorePair.prepare(demo, database, bench, options.logs(bench));
            Customers customers =
                    new Customers(open(pair, StoreKind.WITHOUT_PLUGIN), open(pair, StoreKind.WITH_PLUGIN));
            List<Long> products = sameProducts(customers);
            say(out, "warming up: " + warmUp + " checkouts each");
            checkOutInTurn(customers, products, warmUp);
            say(out, "timing " + requests + " checkouts each");
            SideBySide times = checkOutInTurn(customers, products, requests);
            requireAwards(customers.with());
            out.print(times.table("checkout, " + database.words));
            out.println(times.ratio().against(TARGET));
            out.println(machine.describe());
            out.flush();
        }
        return 0;
    }

    private static List<Shopper> open(StorePair pair, StoreKind kind)
            throws IOException, BenchmarkFailure, InterruptedException {
        StorePair.Store store = pair.start(kind);
        store.process().awaitUp(store.health());
        HttpClient connections = Visitor.connections();
        List<Shopper> shoppers = new ArrayList<>();
        for (int i = 0; i < SHOPPERS; i++) {
            shoppers.add(Shopper.register(Visitor.of(store.site(), connections), "shopper-" + i));
        }
        if (shoppers.get(0).isOfferedPoints() != (kind == StoreKind.WITH_PLUGIN)) {
            throw new BenchmarkFailure("The store " + kind.words + " is not: its class path is wrong");
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

    /** A plugin that sleeps would be fast. */
    private static void requireAwards(List<Shopper> shoppers)
            throws IOException, BenchmarkFailure, InterruptedException {
        if (shoppers.get(0).points() == 0) {
            throw new BenchmarkFailure("The store with the plugin has awarded no points: nothing was compared");
        }
    }

    private static void say(PrintWriter out, String what) {
        out.println(what);
        out.flush();
    }
}
