package org.pointsmall.loyalty.aftersale;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;

/**
 * What every request about a sold order says of itself.
 *
 * @param orderId the store's order
 * @param key the caller's name for it, 1 to 60 characters, unique within the order: the same one again is a repeat
 * @param owner whose order it has to be, by the store's customer id, where a shopper asks; null where the store does
 * @param actor who caused it, 1 to 100 characters
 * @param reason why, in the actor's words, at most 255 characters
 */
public record Purpose(long orderId, String key, @Nullable MemberId owner, String actor, String reason) {
    private static final int MOST_OF_KEY = 60;
    private static final int MOST_OF_ACTOR = 100;
    private static final int MOST_OF_REASON = 255;

    public Purpose {
        if (key.isBlank() || key.length() > MOST_OF_KEY) {
            throw new IllegalArgumentException("a return has a key of 1 to 60 characters: " + key);
        }
        if (actor.isBlank() || actor.length() > MOST_OF_ACTOR || reason.length() > MOST_OF_REASON) {
            throw new IllegalArgumentException("a return has an actor and a reason of a sensible length");
        }
    }
}
