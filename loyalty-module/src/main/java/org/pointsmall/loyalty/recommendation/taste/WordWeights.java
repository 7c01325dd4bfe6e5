package org.pointsmall.loyalty.recommendation.taste;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How much each word of a catalogue's names tells: the fewer names have it, the more. */
final class WordWeights {
    private final Map<String, Integer> names = new TreeMap<>();
    private int counted;

    void count(String name) {
        counted++;
        NameWords.of(name).forEach(word -> names.merge(word, 1, Integer::sum));
    }

    /** The words of a name with their weights, which are of length 1 together; without those that all names have. */
    Map<String, Float> of(String name) {
        Set<String> words = NameWords.of(name);
        Map<String, Double> weights = new TreeMap<>();
        double squares = 0;
        for (String word : words) {
            double weight = Math.log((counted + 1.0) / names.getOrDefault(word, 1));
            if (weight > 0) {
                weights.put(word, weight);
                squares += weight * weight;
            }
        }
        double length = Math.sqrt(squares);
        Map<String, Float> scaled = new HashMap<>();
        weights.forEach((word, weight) -> scaled.put(word, (float) (weight / length)));
        return scaled;
    }
}
