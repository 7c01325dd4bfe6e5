package org.pointsmall.benchmarks.taste;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What lists are like, beside how good they are.
 *
 * @param coverage the share of the catalogue that anybody is shown
 * @param variety how unlike the names on one list are, on average: 1 where no two share a word
 * @param young the share of places that go to items first sold within 30 days
 */
record BeyondAccuracy(double coverage, double variety, double young) {

    static BeyondAccuracy of(
            SortedMap<Long, List<Long>> shown, int catalogue, Map<Long, Map<String, Float>> words, Set<Long> young) {
        Set<Long> any = new HashSet<>();
        double alike = 0;
        long places = 0;
        long toTheYoung = 0;
        for (List<Long> list : shown.values()) {
            any.addAll(list);
            places += list.size();
            toTheYoung += list.stream().filter(young::contains).count();
            alike += alike(list, words);
        }
        return new BeyondAccuracy(
                (double) any.size() / catalogue, 1 - alike / shown.size(), (double) toTheYoung / places);
    }

    /** The mean cosine of all pairs: by the square of their sum, as each is of length 1. */
    private static double alike(List<Long> list, Map<Long, Map<String, Float>> words) {
        Map<String, Double> sum = new HashMap<>();
        int named = 0;
        for (Long product : list) {
            Map<String, Float> name = words.getOrDefault(product, Map.of());
            named += name.isEmpty() ? 0 : 1;
            name.forEach((word, weight) -> sum.merge(word, weight.doubleValue(), Double::sum));
        }
        double square =
                sum.values().stream().mapToDouble(value -> value * value).sum();
        return named < 2 ? 0 : (square - named) / ((double) named * (named - 1));
    }

    /** The mean share of one list that is on the other, too. */
    static double overlap(SortedMap<Long, List<Long>> one, SortedMap<Long, List<Long>> other) {
        return one.entrySet().stream()
                .filter(list -> other.containsKey(list.getKey()))
                .mapToDouble(list -> shared(list.getValue(), other.getOrDefault(list.getKey(), List.of())))
                .average()
                .orElse(Double.NaN);
    }

    private static double shared(Collection<Long> one, List<Long> other) {
        Set<Long> both = new HashSet<>(one);
        both.retainAll(other);
        return (double) both.size() / one.size();
    }
}
