package org.pointsmall.loyalty.recommendation;

import java.util.Map;

/**
 * What somebody likes, as a query: an item's score is the sum over {@link ItemTaste#neighbours} and {@link ItemTaste#words}
 * of the item's weights times these, times the item's trend. The weights are scaled already, so that the two sums can be
 * added as they are.
 *
 * @param bought weights by bought product; all above 0
 * @param words weights of words; all above 0
 */
public record MemberTaste(Map<Long, Float> bought, Map<String, Float> words) {
    /** Of somebody of whom nothing is known. */
    public static final MemberTaste NONE = new MemberTaste(Map.of(), Map.of());

    public MemberTaste {
        bought = Map.copyOf(bought);
        words = Map.copyOf(words);
    }

    public boolean isEmpty() {
        return bought.isEmpty() && words.isEmpty();
    }
}
