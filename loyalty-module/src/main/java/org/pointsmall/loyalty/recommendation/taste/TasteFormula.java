package org.pointsmall.loyalty.recommendation.taste;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.recommendation.ItemTaste;
import org.pointsmall.loyalty.recommendation.MemberTaste;
import org.pointsmall.loyalty.recommendation.taste.ItemSales.Buyers;

/**
 * How the parts make up a score: (150 x the mean weight of what was bought + 3 x the mean likeness of the names) x trend.
 * Both parts are means over what the member bought, so that neither grows with the number of orders. The figures were
 * found on real orders of a gift shop, on dates before those that they were judged on: see the decision on taste.
 */
final class TasteFormula {
    /** On so many of its nearest a product is regressed; more did not help. */
    static final int NEAREST = 100;
    /** Of the regression; for shops of some thousand members. In smaller ones it lets names speak louder. */
    static final double PENALTY = 400;
    /** What a member bought before these many products is left out. */
    static final int LATEST_BOUGHT = 300;
    /** A query has no more words than these, the weightiest. */
    static final int MOST_WORDS = 100;

    private static final double BOUGHT = 150;
    private static final double NAMES = 3;
    private static final double EVER_AT_LEAST = 10;
    private static final double BY_MONTH = 0.5;
    private static final double BY_WEEK = 0.15;
    private static final double BY_FIRST_IN_WEEK = 0.15;
    private static final double BESIDE_NEWCOMERS = 0.01;

    private TasteFormula() {}

    /** How a product sells lately, over how it ever did: what has long been bought by many is known to whom it concerns. */
    static float trend(Buyers buyers) {
        return (float) (Math.pow(buyers.month() + 1.0, BY_MONTH)
                * Math.pow(buyers.week() + 1.0, BY_WEEK)
                * Math.pow(buyers.firstInWeek() + 1.0, BY_FIRST_IN_WEEK)
                / (buyers.ever() + EVER_AT_LEAST));
    }

    /** For those of whom nothing is known: what others began with. */
    static float popularity(Buyers buyers) {
        return (float) (buyers.newcomers() + BESIDE_NEWCOMERS * buyers.month());
    }

    /**
     * @param bought what the member bought, the latest first
     * @param words the words of the names of these; of whom none are known, left out
     */
    static MemberTaste member(List<Long> bought, Map<Long, Map<String, Float>> words) {
        if (bought.isEmpty()) {
            return MemberTaste.NONE;
        }
        List<Long> latest = latest(bought);
        float each = (float) (BOUGHT / latest.size());
        Map<Long, Float> weights = new HashMap<>();
        latest.forEach(product -> weights.put(product, each));
        return new MemberTaste(
                weights,
                heaviest(mean(latest.stream()
                        .map(id -> words.getOrDefault(id, Map.of()))
                        .toList())));
    }

    /** Of what a member bought, that which counts. */
    static List<Long> latest(List<Long> bought) {
        return bought.subList(0, Math.min(bought.size(), LATEST_BOUGHT));
    }

    private static Map<String, Float> mean(Collection<Map<String, Float>> names) {
        Map<String, Double> sum = new HashMap<>();
        names.forEach(name -> name.forEach((word, weight) -> sum.merge(word, weight.doubleValue(), Double::sum)));
        Map<String, Float> mean = new HashMap<>();
        sum.forEach((word, weight) -> mean.put(word, (float) (NAMES * weight / names.size())));
        return mean;
    }

    private static Map<String, Float> heaviest(Map<String, Float> words) {
        if (words.size() <= MOST_WORDS) {
            return words;
        }
        Map<String, Float> heaviest = new HashMap<>();
        words.entrySet().stream()
                .sorted(Map.Entry.<String, Float>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_WORDS)
                .forEach(word -> heaviest.put(word.getKey(), word.getValue()));
        return heaviest;
    }

    /** What a search comes to with its query: the judge's yardstick, and that of the database's own search. */
    static double score(ItemTaste item, MemberTaste member) {
        return item.trend() * (product(item.neighbours(), member.bought()) + product(item.words(), member.words()));
    }

    private static <K> double product(Map<K, Float> one, Map<K, Float> other) {
        Map<K, Float> smaller = one.size() < other.size() ? one : other;
        Map<K, Float> larger = smaller == one ? other : one;
        double sum = 0;
        for (Map.Entry<K, Float> weight : smaller.entrySet()) {
            sum += weight.getValue() * (double) larger.getOrDefault(weight.getKey(), 0f);
        }
        return sum;
    }
}
