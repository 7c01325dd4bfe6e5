package org.pointsmall.loyalty.recommendation.taste;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.pointsmall.loyalty.recommendation.MemberTaste;

/**
 * The shop as of a moment of the past: what would have been found for its members by all that was known then, and what
 * they bought next. Nothing from that moment on takes part in what is found.
 */
final class PastShop {
    /** So many are found for each: what a page of twenty is chosen from. */
    private static final int FOUND = 60;
    /** Who ordered less often is told too little about. */
    private static final int LEAST_ORDERS = 2;
    /** Of so many members at most. */
    private static final int MOST_MEMBERS = 1_000;

    private static final int LONGEST_HISTORY = 1_000;
    private static final double SECONDS_OF_A_DAY = 86_400;
    /** Spreads ids, so that those who are left out are no cohort. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final OrdersByMember orders;
    private final Instant moment;
    private final Map<Long, String> names;
    private final WordWeights words = new WordWeights();
    private final ItemSales sales;
    private final CoBought together;
    private final RidgeRegression regression;
    private final Map<Object, List<Posting>> index = new HashMap<>();
    private final Map<Long, Map<String, Float>> wordsOf = new HashMap<>();
    private int learnt;

    private record Posting(long product, float weight) {}

    private record Scored(long product, double score) {}

    /** @param names the catalogue's */
    PastShop(OrdersByMember orders, Map<Long, String> names, Instant moment) {
        this.orders = orders;
        this.moment = moment;
        this.names = names;
        sales = new ItemSales(moment);
        CoBought.Builder gathered = new CoBought.Builder();
        for (int member = 0; member < orders.members(); member++) {
            List<MemberOrder> before = orders.before(member, moment);
            if (!before.isEmpty()) {
                sales.add(before);
                gathered.add(latestFirst(before, LONGEST_HISTORY));
            }
        }
        together = gathered.build();
        regression = new RidgeRegression(together, TasteFormula.NEAREST, TasteFormula.PENALTY);
        for (int product = 0; product < together.products(); product++) {
            words.count(name(together.product(product)));
        }
    }

    private String name(long product) {
        return names.getOrDefault(product, "");
    }

    private static Set<Long> latestFirst(List<MemberOrder> orders, int limit) {
        Set<Long> bought = new LinkedHashSet<>();
        for (int i = orders.size() - 1; i >= 0 && bought.size() < limit; i--) {
            orders.get(i).products().stream().sorted().forEach(bought::add);
        }
        return bought;
    }

    /** Learns who likes the next products; answers how many, 0 once all are learnt. */
    int learnNext(int limit) {
        int end = Math.min(together.products(), learnt + limit);
        int count = end - learnt;
        for (; learnt < end; learnt++) {
            long product = together.product(learnt);
            regression.weights(learnt).forEach((source, weight) -> put(source, product, weight.floatValue()));
            Map<String, Float> own = words.of(name(product));
            wordsOf.put(product, own);
            own.forEach((word, weight) -> put(word, product, weight));
        }
        return count;
    }

    private void put(Object feature, long product, float weight) {
        index.computeIfAbsent(feature, none -> new ArrayList<>()).add(new Posting(product, weight));
    }

    /** Of members who ordered again before the other moment, and then something new; in the order of no importance. */
    List<RankingExample> examples(Instant until) {
        List<RankingExample> examples = new ArrayList<>();
        IntStream.range(0, orders.members())
                .boxed()
                .sorted(Comparator.comparingLong(member -> orders.member(member).value() * SPREAD))
                .forEach(member -> {
                    if (examples.size() < MOST_MEMBERS) {
                        example(member, until, examples);
                    }
                });
        return examples;
    }

    private void example(int member, Instant until, List<RankingExample> examples) {
        List<MemberOrder> next = orders.next(member, moment, until);
        List<MemberOrder> before = next.isEmpty() ? List.of() : orders.before(member, moment);
        if (before.size() < LEAST_ORDERS) {
            return;
        }
        Set<Long> owned = new HashSet<>();
        before.forEach(order -> owned.addAll(order.products()));
        Set<Long> fresh = new HashSet<>(next.get(0).products());
        fresh.removeAll(owned);
        if (!fresh.isEmpty()) {
            List<Scored> found = found(before, owned);
            BitSet wanted = new BitSet();
            List<double[]> features = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                Scored one = found.get(i);
                wanted.set(i, fresh.contains(one.product()));
                features.add(RankingWeights.features(
                        one.score(), sales.signs(one.product()).orElse(null)));
            }
            double days = Duration.between(moment, next.get(0).at()).toSeconds() / SECONDS_OF_A_DAY;
            examples.add(new RankingExample(member, features, wanted, days, fresh.size()));
        }
    }

    private List<Scored> found(List<MemberOrder> before, Set<Long> owned) {
        List<Long> bought = new ArrayList<>(latestFirst(before, Integer.MAX_VALUE));
        MemberTaste taste = TasteFormula.member(bought, wordsOf);
        Map<Long, Double> scores = new HashMap<>();
        taste.bought().forEach((feature, weight) -> add(feature, weight, scores));
        taste.words().forEach((feature, weight) -> add(feature, weight, scores));
        scores.keySet().removeAll(owned);
        return scores.entrySet().stream()
                .map(score ->
                        new Scored(score.getKey(), score.getValue() * TasteFormula.trend(sales.of(score.getKey()))))
                .sorted(Comparator.comparingDouble((Scored one) -> -one.score()).thenComparingLong(Scored::product))
                .limit(FOUND)
                .toList();
    }

    private void add(Object feature, float weight, Map<Long, Double> scores) {
        for (Posting posting : index.getOrDefault(feature, List.of())) {
            scores.merge(posting.product(), (double) weight * posting.weight(), Double::sum);
        }
    }
}
