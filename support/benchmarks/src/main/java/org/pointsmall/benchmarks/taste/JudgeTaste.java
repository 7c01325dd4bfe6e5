package org.pointsmall.benchmarks.taste;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Machine;
import org.pointsmall.benchmarks.measure.TextTable;
import org.pointsmall.benchmarks.measure.Workbench;
import org.pointsmall.elasticsearch.node.ElasticsearchNode;
import org.pointsmall.loyalty.recommendation.taste.PairedDifference;
import org.pointsmall.loyalty.recommendation.taste.RankingRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How well members are recommended what they bought next, on real sales, beside what is simpler, in the same run. */
@Command(
        name = "judge",
        description = "NDCG@20 of what members are recommended, of the new items of their next basket, on real sales.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class JudgeTaste implements Callable<Integer> {
    private static final long SEED = 1L;
    private static final int REGULAR = 3;
    private static final int ANY = Integer.MAX_VALUE;
    private static final String AS_FOUND = "ours, found by Elasticsearch";
    private static final String OURS = "ours, as it serves";
    private static final String IN_MEMORY = "ours, worked out in memory";

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "Order lines: online-retail.csv.gz.")
    private @Nullable Path data;

    @Option(
            names = "--cuts",
            paramLabel = "DATE",
            split = ",",
            description = "Days to judge at; the last one is reported by itself (default: ${DEFAULT-VALUE}).")
    private List<LocalDate> cuts = List.of(
            LocalDate.parse("2011-04-14"),
            LocalDate.parse("2011-05-14"),
            LocalDate.parse("2011-06-13"),
            LocalDate.parse("2011-07-13"),
            LocalDate.parse("2011-08-12"));

    @Option(names = "--fast", description = "Ours alone, without what it is compared with.")
    private boolean fast;

    @Option(
            names = "--in-memory",
            description = "No Elasticsearch: the scores are worked out in memory. Quicker, and not what serves.")
    private boolean inMemory;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws IOException, BenchmarkFailure {
        try (Workbench bench = Workbench.open()) {
            ElasticsearchNode node = inMemory
                    ? null
                    : bench.use(() -> ElasticsearchNode.start(bench.folder().resolve("search"), 0));
            judge(node);
        }
        return 0;
    }

    private void judge(@Nullable ElasticsearchNode node) throws IOException {
        Machine machine = Machine.observe();
        PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
        RetailSales sales = RetailSales.read(Objects.requireNonNull(data));
        Map<String, List<double[]>> byRanker = new LinkedHashMap<>();
        for (int i = 0; i < cuts.size(); i++) {
            Cut cut = new Cut(sales, cuts.get(i));
            JudgedCut judged = new JudgedCut(sales, cut, node == null ? null : node.uri());
            List<Long> members = cut.members(REGULAR, ANY);
            out.println("As of " + cut.date() + ", " + members.size() + " members with 3 orders or more");
            rankers(cut, judged, out).forEach((name, ranker) -> {
                double[] ndcg = cut.ndcg(cut.shown(members, ranker));
                byRanker.computeIfAbsent(name, any -> new ArrayList<>()).add(ndcg);
                out.println(String.format(Locale.ROOT, "  %-28s %.4f", name, Cut.mean(ndcg)));
                out.flush();
            });
            if (i == cuts.size() - 1) {
                judged.describe(members, out);
            }
            judged.close();
        }
        summary(byRanker, out);
        out.println(machine.describe());
        out.flush();
    }

    private Map<String, Cut.Ranker> rankers(Cut cut, JudgedCut judged, PrintWriter out) {
        Map<String, Cut.Ranker> rankers = new LinkedHashMap<>();
        if (!fast) {
            Floors floors = new Floors(cut);
            rankers.put("popularity, 30 days", floors.popularity());
            rankers.put("item cosine, 20 neighbours", floors.cosine());
            rankers.put("EASE x trend", floors.easeTimesTrend());
        }
        rankers.put(IN_MEMORY, judged.ranker());
        ServedShop served = judged.served();
        if (served != null) {
            rankers.put(AS_FOUND, served.ranker(ServedShop.OPEN, ServedShop.NONE));
            RankingRun run = judged.learnRanking();
            out.println("  a ranking was learnt: " + run.outcome() + ", better by " + run.better() + " for "
                    + run.members() + " members before");
            rankers.put(OURS, served.ranker(ServedShop.OPEN, judged.serving()));
        }
        return rankers;
    }

    private void summary(Map<String, List<double[]>> byRanker, PrintWriter out) {
        TextTable table = new TextTable("NDCG@20", "mean of all but the last", "the last", "ours is better by (95 %)");
        String own = inMemory ? IN_MEMORY : OURS;
        List<double[]> ours = Objects.requireNonNull(byRanker.get(own));
        byRanker.forEach((name, cuts) -> {
            int last = cuts.size() - 1;
            double rolling = cuts.subList(0, last).stream()
                    .mapToDouble(Cut::mean)
                    .average()
                    .orElse(Double.NaN);
            table.row(
                    name,
                    String.format(Locale.ROOT, "%.4f", rolling),
                    String.format(Locale.ROOT, "%.4f", Cut.mean(cuts.get(last))),
                    name.equals(own)
                            ? ""
                            : PairedDifference.of(all(ours), all(cuts), SEED).toString());
        });
        out.print(table);
    }

    private static double[] all(List<double[]> cuts) {
        return cuts.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
