package org.pointsmall.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;

/** The same shoppers in either store, signed in, who put the same into their carts. */
final class Customers {
    /** As many points as pay a part of each order, and less than one earns in the long run. */
    static final long POINTS_AN_ORDER = 10;

    private static final int LARGEST_BASKET = 3;
    /** Of one product, so that its award lasts for all orders of a run that points pay a part of. */
    static final int OPENING_QUANTITY = 900;
    /** Any would do, as long as both stores and every run get the same baskets. */
    private static final long SEED = 20_101_209L;

    private final List<BenchmarkShopper> without;
    private final List<BenchmarkShopper> with;
    private final List<Long> products;
    private final Random random = new Random(SEED);

    private Customers(List<BenchmarkShopper> without, List<BenchmarkShopper> with, List<Long> products) {
        this.without = without;
        this.with = with;
        this.products = products;
    }

    /** @param names what their names begin with, which no others' may */
    static Customers register(StorePair.Store without, StorePair.Store with, int number, String names)
            throws IOException, BenchmarkFailure, InterruptedException {
        List<BenchmarkShopper> ones = register(without.site(), number, names);
        List<BenchmarkShopper> others = register(with.site(), number, names);
        List<Long> products = ones.get(0).productIds();
        if (products.isEmpty() || !products.equals(others.get(0).productIds())) {
            throw new BenchmarkFailure("The two stores do not sell the same");
        }
        return new Customers(ones, others, products);
    }

    private static List<BenchmarkShopper> register(URI site, int number, String names)
            throws IOException, BenchmarkFailure, InterruptedException {
        HttpClient connections = Visitor.connections();
        List<BenchmarkShopper> shoppers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            shoppers.add(BenchmarkShopper.register(Visitor.of(site, connections), names + i));
        }
        return shoppers;
    }

    List<BenchmarkShopper> of(StoreKind kind) {
        return kind == StoreKind.WITH_PLUGIN ? with : without;
    }

    List<Long> basket() {
        return random.ints(1 + random.nextInt(LARGEST_BASKET), 0, products.size())
                .mapToObj(products::get)
                .toList();
    }

    /** A large order of each, by which those who can get enough points for a run. */
    void orderForPoints() throws IOException, BenchmarkFailure, InterruptedException {
        for (StoreKind kind : StoreKind.values()) {
            for (BenchmarkShopper shopper : of(kind)) {
                shopper.putIntoCart(products.get(0), OPENING_QUANTITY);
                shopper.checkOut();
            }
        }
    }

    /** Has the shopper fill the cart, and points pay a part of it where that is wanted, and can be. */
    void fill(StoreKind kind, BenchmarkShopper shopper, List<Long> basket, boolean points)
            throws IOException, BenchmarkFailure, InterruptedException {
        for (long product : basket) {
            shopper.putIntoCart(product, 1);
        }
        if (points && kind == StoreKind.WITH_PLUGIN) {
            shopper.spendPoints(POINTS_AN_ORDER);
        }
    }

    /** Checks both stores' cart of this round out, in turn. */
    void checkOut(int round, boolean points, SideBySide times)
            throws IOException, BenchmarkFailure, InterruptedException {
        List<Long> basket = basket();
        for (StoreKind kind : StoreKind.orderOf(round)) {
            BenchmarkShopper shopper = of(kind).get(round % of(kind).size());
            fill(kind, shopper, basket, points);
            Duration time = shopper.checkOut();
            times.add(kind, time);
        }
    }

    /** A plugin that sleeps would be fast, and one that is on both sides would cost nothing. */
    void requireDifference(boolean points) throws IOException, BenchmarkFailure, InterruptedException {
        if (without.get(0).isOfferedPoints()) {
            throw new BenchmarkFailure("The store without the plugin has it");
        }
        if (with.get(0).points() == 0) {
            throw new BenchmarkFailure("The store with the plugin has awarded no points");
        }
        if (points != with.get(0).pointsSpent() > 0) {
            throw new BenchmarkFailure("Points were to pay " + (points ? "a part" : "nothing") + ", and did not");
        }
    }
}
