package org.pointsmall.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Machine;
import org.pointsmall.benchmarks.measure.RatioOfMedians;
import org.pointsmall.benchmarks.measure.Sample;
import org.pointsmall.benchmarks.measure.TextTable;
import org.pointsmall.benchmarks.measure.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What points would do to a cart of many lines, against showing the same cart: two requests of one shopper to one
 * store, in turn. Either has the store load the cart by Broadleaf's own service.
 */
@Command(
        name = "quote",
        description =
                "The quote of a large cart, against loading the same cart, and how many statements it takes more.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class QuoteBenchmark implements Callable<Integer> {
    private static final double TARGET = 1.3;
    private static final int MOST_STATEMENTS = 3;
    /** Any would do. */
    private static final long SEED = 1L;

    private static final String CART = "/api/v1/cart";
    private static final String QUOTE = "/api/v1/loyalty/cart/quote?points=max";
    private static final String ME = "/api/v1/loyalty/me";
    private static final double NANOS_PER_MILLI = 1e6;

    @Mixin
    private BenchmarkOptions options = new BenchmarkOptions();

    @Option(names = "--lines", paramLabel = "N", description = "Lines of the cart (default: ${DEFAULT-VALUE}).")
    private int lines = 50;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Untimed requests of each (default: ${DEFAULT-VALUE}).")
    private int warmUp = 200;

    @Option(names = "--requests", paramLabel = "N", description = "Timed requests of each (default: ${DEFAULT-VALUE}).")
    private int requests = 300;

    @Override
    public Integer call() throws IOException, BenchmarkFailure, InterruptedException {
        options.requireAtLeast(1, "--lines", lines);
        options.requireAtLeast(0, "--warm-up", warmUp);
        options.requireAtLeast(1, "--requests", requests);
        DemoBuild demo = options.demo();
        Machine machine = Machine.observe();
        PrintWriter out = options.out();
        try (Workbench bench = Workbench.open()) {
            StorePair pair = StorePair.prepare(demo, DatabaseKind.POSTGRESQL, bench, options.logs(bench));
            StorePair.Store store = pair.start(StoreKind.WITH_PLUGIN);
            try (ServerProcess process = store.process()) {
                process.awaitUp(store.health());
                BenchmarkShopper shopper =
                        BenchmarkShopper.register(Visitor.of(store.site(), Visitor.connections()), "shopper");
                List<Long> products = shopper.productIds();
                shopper.putIntoCart(products.get(0), Customers.OPENING_QUANTITY);
                shopper.checkOut();
                fill(shopper, products);
                time(shopper, warmUp, new ArrayList<>(), new ArrayList<>());
                pair.refreshStatistics();
                out.print(times(shopper));
                out.println(statements(shopper, pair));
            }
            out.println(machine.describe());
            out.flush();
        }
        return 0;
    }

    private void fill(BenchmarkShopper shopper, List<Long> products)
            throws BenchmarkFailure, IOException, InterruptedException {
        if (products.size() < lines) {
            throw new BenchmarkFailure("The store shows " + products.size() + " products, too few for the cart");
        }
        for (long product : products.subList(0, lines)) {
            shopper.putIntoCart(product, 1);
        }
        if (shopper.get(QUOTE).required("points").asLong() == 0) {
            throw new BenchmarkFailure("The quote spends no points");
        }
    }

    private String times(BenchmarkShopper shopper) throws BenchmarkFailure, IOException, InterruptedException {
        List<Duration> carts = new ArrayList<>();
        List<Duration> quotes = new ArrayList<>();
        time(shopper, requests, carts, quotes);
        Sample cart = Sample.of(carts);
        Sample quote = Sample.of(quotes);
        TextTable table = new TextTable("a cart of " + lines + " lines", "n", "median", "p95");
        table.row("load it", Integer.toString(cart.size()), millis(cart.median()), millis(cart.percentile(95)));
        table.row("quote it", Integer.toString(quote.size()), millis(quote.median()), millis(quote.percentile(95)));
        return table + RatioOfMedians.of(quote, cart, SEED).against(TARGET) + System.lineSeparator();
    }

    private static void time(BenchmarkShopper shopper, int rounds, List<Duration> carts, List<Duration> quotes)
            throws BenchmarkFailure, IOException, InterruptedException {
        for (int round = 0; round < rounds; round++) {
            boolean quoteFirst = round % 2 == 1;
            if (quoteFirst) {
                quotes.add(shopper.timed(QUOTE));
            }
            carts.add(shopper.timed(CART));
            if (!quoteFirst) {
                quotes.add(shopper.timed(QUOTE));
            }
        }
    }

    /** Counted apart, because counting takes time. */
    private static String statements(BenchmarkShopper shopper, StorePair pair)
            throws BenchmarkFailure, IOException, InterruptedException {
        long cart = pair.countStatements(StoreKind.WITH_PLUGIN, () -> shopper.get(CART), () -> shopper.get(ME));
        long quote = pair.countStatements(StoreKind.WITH_PLUGIN, () -> shopper.get(QUOTE), () -> shopper.get(ME));
        long more = quote - cart;
        return "statements: " + cart + " to load it, " + quote + " to quote it, " + more + " more, target at most "
                + MOST_STATEMENTS + ": " + (more <= MOST_STATEMENTS ? "met" : "MISSED");
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / NANOS_PER_MILLI);
    }
}
