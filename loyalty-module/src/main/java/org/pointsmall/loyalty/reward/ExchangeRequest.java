package org.pointsmall.loyalty.reward;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;

/**
 * A member wants to exchange points for pieces of an offer.
 *
 * @param member the member
 * @param key the member's own name for this exchange: 1 to {@value #LONGEST_KEY} characters
 * @param offerId the offer
 * @param pieces how many, at least 1
 * @param shown what the member was told that they cost; null where nobody was told
 */
public record ExchangeRequest(MemberId member, String key, long offerId, long pieces, @Nullable Points shown) {
    public static final int LONGEST_KEY = 80;

    public ExchangeRequest {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("a key has 1 to " + LONGEST_KEY + " characters: " + key);
        }
        if (pieces < 1) {
            throw new IllegalArgumentException("nothing is exchanged: " + pieces);
        }
    }

    /** What makes two requests with one key the same. */
    String content() {
        return offerId + "|" + pieces + "|" + (shown == null ? "" : shown.value());
    }
}
