package org.pointsmall.benchmarks.taste;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pointsmall.benchmarks.measure.Machine;
import org.pointsmall.benchmarks.measure.TextTable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.recommendation.taste.MemberOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long learning takes, of real sales and of shops made up. Run it with the heap that it is to make do with. */
@Command(
        name = "learn",
        description = "How long the taste of all members takes to be learnt: of real sales, and of larger shops.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class TasteGrowth implements Callable<Integer> {
    private static final int ORDERS_EACH = 4;
    private static final int ITEMS_AN_ORDER = 15;
    private static final int DAYS = 300;
    private static final Instant NOW = Instant.parse("2011-10-11T00:00:00Z");

    @Option(names = "--data", paramLabel = "FILE", description = "Order lines: online-retail.csv.gz.")
    private @Nullable Path data;

    @Option(
            names = "--items",
            paramLabel = "N",
            split = ",",
            description = "Shops made up, with so many items and members (default: ${DEFAULT-VALUE}).")
    private List<Integer> items = List.of(5_000, 50_000);

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws IOException {
        Machine machine = Machine.observe();
        PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
        TextTable table = new TextTable("shop", "items", "members", "orders", "neighbours", "sales");
        if (data != null) {
            learn("real", RetailSales.read(data), table);
        }
        for (int size : items) {
            learn("made up", madeUp(size, new Random(size)), table);
        }
        out.print(table);
        out.println(String.format(
                Locale.ROOT,
                "heap: at most %d MB; CPU time %.0f s",
                Runtime.getRuntime().maxMemory() >> 20,
                ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                                .getProcessCpuTime()
                        / 1e9));
        out.println(machine.describe());
        out.flush();
        return 0;
    }

    private static void learn(String name, RetailSales sales, TextTable table) {
        ShopAsOf shop = new ShopAsOf(sales, NOW);
        try (LearntTaste learnt = new LearntTaste(shop, NOW)) {
            Duration neighbours = learnt.learnNeighbours();
            Duration figures = learnt.measureSales(shop);
            table.row(
                    name,
                    String.valueOf(shop.names().size()),
                    String.valueOf(shop.orders().size()),
                    String.valueOf(
                            shop.orders().values().stream().mapToInt(List::size).sum()),
                    seconds(neighbours),
                    seconds(figures));
        }
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }

    /** As many members as items; each likes a part of the catalogue, and what sells well more than what does not. */
    private static RetailSales madeUp(int size, Random random) {
        SortedMap<Long, String> names = new TreeMap<>();
        for (long product = 1; product <= size; product++) {
            names.put(product, "w" + letters(random.nextInt(2_000)) + " v" + letters(random.nextInt(500)));
        }
        SortedMap<Long, List<MemberOrder>> orders = new TreeMap<>();
        for (long member = 1; member <= size; member++) {
            int liking = random.nextInt(50);
            List<MemberOrder> own = new ArrayList<>();
            for (int order = 0; order < ORDERS_EACH; order++) {
                Set<Long> products = new HashSet<>();
                for (int n = 0; n < ITEMS_AN_ORDER; n++) {
                    long rank = (long) (Math.pow(random.nextDouble(), 2) * size / 50);
                    boolean own50 = random.nextInt(4) > 0;
                    products.add(1 + Math.min(size - 1L, rank * 50 + (own50 ? liking : random.nextInt(50))));
                }
                own.add(new MemberOrder(
                        new MemberId(member),
                        NOW.minus(Duration.ofDays(DAYS - (long) order * DAYS / ORDERS_EACH))
                                .plusSeconds(random.nextInt(86_400)),
                        products));
            }
            orders.put(member, own);
        }
        return new RetailSales(orders, names);
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int rest = number; rest > 0 || letters.length() == 0; rest /= 26) {
            letters.append((char) ('a' + rest % 26));
        }
        return letters.toString();
    }
}
