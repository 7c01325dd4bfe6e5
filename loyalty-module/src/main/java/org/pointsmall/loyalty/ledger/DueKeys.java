package org.pointsmall.loyalty.ledger;

import org.pointsmall.loyalty.points.Points;

/**
 * The keys of what time itself moves, whoever posts it: a job for many accounts at once, or the next movement of one
 * account that finds it due.
 */
public final class DueKeys {
    /** These keys say all that there is to say, so the content that they stand for is always the same. */
    public static final String CONTENT = ContentHash.of("DUE");

    private DueKeys() {}

    /** What expires makes {@code expired} larger, and nothing makes it smaller: no other entry has this key. */
    public static PostingKey expire(AccountId account, Points expired) {
        return new PostingKey("expire:" + account.value() + ":" + expired.value());
    }

    /** A lot waits only once, so no other entry has this key. */
    public static PostingKey activate(AccountId account, LotId youngest) {
        return new PostingKey("activate:" + account.value() + ":" + youngest.value());
    }
}
