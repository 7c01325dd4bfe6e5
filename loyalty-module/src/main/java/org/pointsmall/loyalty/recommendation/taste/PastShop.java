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
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.recommendation.MemberTaste;

/**
 * The shop as of a moment of the past: what would have been found for its members by all that was known then, and what
 * they bought next. Nothing from that moment on takes part in what is found.
 *
 * <p>Products are called what they are called today, and orders that were cancelled since, or came back whole, don't count,
 * though they stood then: the store keeps no earlier names and states. It takes 8 bytes for each product that a member has
 * bought, and about 10 KB for each product: its 100 neighbours and its words, each by a posting.
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

    private final OrdersByMember orders;
    private final Instant moment;
    private final Instant until;
    private final Map<Long, String> names;
    private final WordWeights words = new WordWeights();
    private final ItemSales sales;
    private final CoBought.Builder gathered = new CoBought.Builder();
    private final Map<Object, List<Posting>> index = new HashMap<>();
    private final Map<Long, Map<String, Float>> wordsOf = new HashMap<>();
    private final List<RankingExample> examples = new ArrayList<>();
    private int read;
    private @Nullable Learner learner;
    private int @Nullable [] inNoOrder;
    private int lookedAt;

    private record Posting(long product, float weight) {}

    private record Scored(long product, double score) {}

    /**
     * @param names the catalogue's
     * @param until what was bought from then on is not looked at
     */
    PastShop(OrdersByMember orders, Map<Long, String> names, Instant moment, Instant until) {
        this.orders = orders;
        this.moment = moment;
        this.until = until;
        this.names = names;
        sales = new ItemSales(moment);
    }

    /**
     * One step more: some members' orders are looked at, then some products learnt, then some members' next orders looked
     * at. Answers how many, 0 when all is done.
     */
    int next(int mostMembers, int mostProducts) {
        if (read < orders.members()) {
            return readNext(mostMembers);
        }
        Learner learning = learner;
        if (learning == null) {
            learning = new Learner(gathered.build());
            learner = learning;
        }
        int done = learning.next(mostProducts);
        return done > 0 ? done : lookAtNext(mostMembers);
    }

    private int readNext(int limit) {
        int end = Math.min(orders.members(), read + limit);
        int count = end - read;
        for (; read < end; read++) {
            List<MemberOrder> before = orders.before(read, moment);
            if (!before.isEmpty()) {
                sales.add(before);
                gathered.add(latestFirst(before, LONGEST_HISTORY));
            }
        }
        return count;
    }

    /** Learns who likes what. */
    private final class Learner {
        private final CoBought together;
        private final RidgeRegression regression;
        private int learnt;

        Learner(CoBought together) {
            this.together = together;
            regression = new RidgeRegression(together, TasteFormula.NEAREST, TasteFormula.PENALTY);
            for (int product = 0; product < together.products(); product++) {
                words.count(name(together.product(product)));
            }
        }

        int next(int limit) {
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
    }

    private int lookAtNext(int limit) {
        int[] members = inNoOrder;
        if (members == null) {
            members = IntStream.range(0, orders.members())
                    .boxed()
                    .sorted(Comparator.comparingLong(member -> OrdersByMember.spread(orders.member(member))))
                    .mapToInt(Integer::intValue)
                    .toArray();
            inNoOrder = members;
        }
        int count = 0;
        while (count < limit && lookedAt < members.length && examples.size() < MOST_MEMBERS) {
            example(members[lookedAt++]);
            count++;
        }
        return count;
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

    private void put(Object feature, long product, float weight) {
        index.computeIfAbsent(feature, none -> new ArrayList<>()).add(new Posting(product, weight));
    }

    /** Of members who ordered again before the other moment, and then something new; in the order of no importance. */
    List<RankingExample> examples() {
        return List.copyOf(examples);
    }

    private void example(int member) {
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
