package org.pointsmall.loyalty.recommendation;

import java.util.Map;

/**
 * Who would like an item, by what they have bought, and how it sells. Built from the members' orders by a job.
 *
 * @param neighbours weights by bought product: how much having bought that speaks for this item; all above 0
 * @param words weights of the words of its name, of length 1 together: by them names are compared
 * @param trend what a score by taste is multiplied by: how it sells lately, over how it has ever sold; above 0
 * @param popularity how it sells, for those of whom nothing is known; 0 and more
 */
public record ItemTaste(Map<Long, Float> neighbours, Map<String, Float> words, float trend, float popularity) {
    /** Of an item that nothing is known of. */
    public static final ItemTaste NONE = new ItemTaste(Map.of(), Map.of(), 1, 0);

    public ItemTaste {
        neighbours = Map.copyOf(neighbours);
        words = Map.copyOf(words);
    }
}
