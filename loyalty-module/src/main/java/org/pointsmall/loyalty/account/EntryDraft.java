package org.pointsmall.loyalty.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A journal entry that is about to be written.
 *
 * @param kind what it does
 * @param key names the movement
 * @param contentHash of what the caller asked for, so that a key used again for something else is noticed
 * @param order the order that it is about, if any
 * @param hold the hold that it is about, if any
 * @param actor who caused it: a member, a job, an admin
 * @param trace why it moves as many points as it does
 * @param postings its lines, which sum to zero
 * @param at when it was posted
 */
public record EntryDraft(
        EntryKind kind,
        PostingKey key,
        String contentHash,
        @Nullable OrderRef order,
        @Nullable HoldId hold,
        String actor,
        List<TraceLine> trace,
        List<Posting> postings,
        Instant at) {
    public EntryDraft {
        trace = List.copyOf(trace);
        postings = List.copyOf(postings);
        long sum = postings.stream().mapToLong(Posting::amount).reduce(0, Math::addExact);
        if (sum != 0 || postings.isEmpty()) {
            throw new IllegalArgumentException("postings must sum to zero: " + kind + " " + key + " " + postings);
        }
    }

    /** By how much the entry changes what the member owns. */
    public long pointsOwned() {
        return postings.stream()
                .filter(posting -> posting.side().isMembers())
                .mapToLong(Posting::amount)
                .sum();
    }
}
