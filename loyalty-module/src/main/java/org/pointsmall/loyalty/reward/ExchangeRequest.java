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
 * @param address of the member's address book, where what is sent is to go; null for the usual one
 */
public record ExchangeRequest(
        MemberId member, String key, long offerId, long pieces, @Nullable Points shown, @Nullable Long address) {
    public static final int LONGEST_KEY = 80;

    public ExchangeRequest {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("a key has 1 to " + LONGEST_KEY + " characters: " + key);
        }
        if (pieces < 1) {
            throw new IllegalArgumentException("nothing is exchanged: " + pieces);
        }
    }

    /** To the usual address, where anything is sent. */
    public ExchangeRequest(MemberId member, String key, long offerId, long pieces, @Nullable Points shown) {
        this(member, key, offerId, pieces, shown, null);
    }

    /** What makes two requests with one key the same. */
    String content() {
        return offerId + "|" + pieces + "|" + (shown == null ? "" : shown.value())
                + (address == null ? "" : "|" + address);
    }
}
