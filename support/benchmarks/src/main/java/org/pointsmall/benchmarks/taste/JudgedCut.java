package org.pointsmall.benchmarks.taste;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.recommendation.ItemTaste;
import org.pointsmall.loyalty.recommendation.MemberTaste;
import org.pointsmall.loyalty.recommendation.Ranking;
import org.pointsmall.loyalty.recommendation.RecommendationTerms;
import org.pointsmall.loyalty.recommendation.taste.RankingRun;

/** What was learnt as of a cut, and what it is like beside being right. */
final class JudgedCut implements AutoCloseable {
    private static final Duration YOUNG = Duration.ofDays(30);

    private final RetailSales sales;
    private final Cut cut;
    private final LearntTaste learnt;
    private final Map<Long, ItemTaste> items;
    private final @Nullable ServedShop served;
    private Ranking serving = ServedShop.NONE;

    /** @param elasticsearch null where nothing is served */
    JudgedCut(RetailSales sales, Cut cut, @Nullable URI elasticsearch) {
        this.sales = sales;
        this.cut = cut;
        learnt = new LearntTaste(cut.shop(), cut.moment());
        learnt.learnNeighbours();
        learnt.measureSales(cut.shop());
        items = learnt.items();
        served = elasticsearch == null
                ? null
                : new ServedShop(
                        cut.shop(), learnt, elasticsearch, "judge" + cut.date().toString());
    }

    /** Has the job learn a ranking, which serves from now on where it proved itself. */
    RankingRun learnRanking() {
        RankingRun run = learnt.learnRanking(cut.shop());
        serving = learnt.ranking();
        return run;
    }

    Ranking serving() {
        return serving;
    }

    /** The shop as it serves requests; null where nothing is served. */
    @Nullable
    ServedShop served() {
        return served;
    }

    Cut.Ranker ranker() {
        return new TasteRanker(cut, items, learnt::member);
    }

    void describe(List<Long> members, PrintWriter out) {
        Cut.Ranker ours = served == null ? ranker() : served.ranker(ServedShop.OPEN, serving);
        SortedMap<Long, List<Long>> shown = cut.shown(members, ours);
        BeyondAccuracy beyond = BeyondAccuracy.of(shown, cut.shop().names().size(), words(), young());
        say(out, "share of the catalogue that somebody is shown", beyond.coverage());
        say(out, "variety: how unlike the names on a list are", beyond.variety());
        say(out, "share of places of items first sold within 30 days", beyond.young());
        say(out, "of a member's list, the same a day before", overlapWithTheDayBefore(members, shown));
        for (int orders = 0; orders <= 2; orders++) {
            List<Long> cold = cut.members(orders, orders);
            double own = Cut.mean(cut.ndcg(cut.shown(cold, ours)));
            double popular = Cut.mean(cut.ndcg(cut.shown(cold, new Floors(cut).popularity())));
            out.println(String.format(
                    Locale.ROOT,
                    "  %-52s %.4f (popularity %.4f, %d members)",
                    "NDCG@20 of members with " + orders + " orders",
                    own,
                    popular,
                    cold.size()));
        }
        SortedMap<Long, List<Long>> whole = served == null ? shown : cut.shown(members, ranker());
        if (served != null) {
            SortedMap<Long, List<Long>> asFound = cut.shown(members, served.ranker(ServedShop.OPEN, ServedShop.NONE));
            lost("queries and fields of Elasticsearch", cut.ndcg(asFound), cut.ndcg(whole), out);
            SortedMap<Long, List<Long>> varied =
                    cut.shown(members, served.ranker(RecommendationTerms.STANDARD, serving));
            lost("one of a family on a page", cut.ndcg(varied), cut.ndcg(shown), out);
            say(
                    out,
                    "variety with one of a family on a page",
                    BeyondAccuracy.of(varied, cut.shop().names().size(), words(), young())
                            .variety());
        }
        truncations(members, whole, out);
        out.flush();
    }

    private static void say(PrintWriter out, String what, double figure) {
        out.println(String.format(Locale.ROOT, "  %-52s %.3f", what, figure));
    }

    private Map<Long, Map<String, Float>> words() {
        Map<Long, Map<String, Float>> words = new HashMap<>();
        items.forEach((product, taste) -> words.put(product, taste.words()));
        return words;
    }

    private Set<Long> young() {
        Set<Long> young = new HashSet<>(cut.shop().names().keySet());
        cut.shop().orders().values().forEach(all -> all.stream()
                .filter(order -> order.at().isBefore(cut.moment().minus(YOUNG)))
                .forEach(order -> young.removeAll(order.products())));
        return young;
    }

    private double overlapWithTheDayBefore(List<Long> members, SortedMap<Long, List<Long>> shown) {
        Cut before = new Cut(sales, cut.date().minusDays(1));
        try (LearntTaste yesterday = new LearntTaste(before.shop(), before.moment())) {
            yesterday.learnNeighbours();
            yesterday.measureSales(before.shop());
            Cut.Ranker ranker = new TasteRanker(before, yesterday.items(), yesterday::member);
            return BeyondAccuracy.overlap(shown, before.shown(members, ranker));
        }
    }

    /** What shorter lists of neighbours, and shorter queries, lose. */
    private void truncations(List<Long> members, SortedMap<Long, List<Long>> shown, PrintWriter out) {
        double[] whole = cut.ndcg(shown);
        Map<String, Cut.Ranker> shorter = new LinkedHashMap<>();
        for (int neighbours : List.of(20, 50)) {
            Map<Long, ItemTaste> cutShort = new HashMap<>();
            items.forEach((product, taste) -> cutShort.put(
                    product,
                    new ItemTaste(
                            greatest(taste.neighbours(), neighbours),
                            taste.words(),
                            taste.trend(),
                            taste.popularity())));
            shorter.put(neighbours + " neighbours an item", new TasteRanker(cut, cutShort, learnt::member));
        }
        for (int words : List.of(50, 100)) {
            shorter.put(words + " words a query", new TasteRanker(cut, items, member -> {
                MemberTaste taste = learnt.member(member);
                return new MemberTaste(taste.bought(), greatest(taste.words(), words));
            }));
        }
        shorter.forEach((name, ranker) -> lost(name, cut.ndcg(cut.shown(members, ranker)), whole, out));
    }

    private static void lost(String by, double[] less, double[] whole, PrintWriter out) {
        out.println(String.format(
                Locale.ROOT, "  %-52s %+.1f %%", "lost by " + by, 100 * (Cut.mean(less) / Cut.mean(whole) - 1)));
    }

    private static <K extends Comparable<K>> Map<K, Float> greatest(Map<K, Float> weights, int limit) {
        return weights.entrySet().stream()
                .sorted(Map.Entry.<K, Float>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void close() {
        if (served != null) {
            served.close();
        }
        learnt.close();
    }
}
