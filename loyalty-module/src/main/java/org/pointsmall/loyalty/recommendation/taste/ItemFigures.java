package org.pointsmall.loyalty.recommendation.taste;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the sales of an item come to, and what it is called.
 *
 * @param words the words of its name, of length 1 together
 * @param trend above 0
 * @param popularity 0 and more
 * @param signs by what it is ranked beside taste; null of what was never sold
 */
public record ItemFigures(Map<String, Float> words, float trend, float popularity, @Nullable ItemSigns signs) {
    private static final float AS_GOOD_AS_THE_SAME = 0.01f;

    public ItemFigures {
        words = Map.copyOf(words);
    }

    /** Whether nobody who searches would see a difference, for whom signs are of no matter: words weigh a little less with each name that has them. */
    public boolean isAsGoodAs(ItemFigures other) {
        return isNear(trend, other.trend)
                && isNear(popularity, other.popularity)
                && words.keySet().equals(other.words.keySet())
                && words.entrySet().stream()
                        .allMatch(word -> isNear(word.getValue(), other.words.getOrDefault(word.getKey(), 0f)));
    }

    private static boolean isNear(float one, float other) {
        return Math.abs(one - other) <= AS_GOOD_AS_THE_SAME * Math.max(Math.abs(one), Math.abs(other));
    }
}
