package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * A journal entry that is about to be written.
 *
 * @param kind what it does
 * @param key names the movement
 * @param contentHash of what the caller asked for, so that a key used again for something else is noticed
 * @param about what it is about, and who caused it
 * @param trace why it moves as many points as it does
 * @param postings its lines, which sum to zero
 * @param opened the lots among them that were opened filled, and so have these points already
 * @param allocation how its points fall on the parts of its order, where that is recorded
 * @param at when it was posted
 */
public record EntryDraft(
        EntryKind kind,
        PostingKey key,
        String contentHash,
        Subject about,
        List<TraceLine> trace,
        List<Posting> postings,
        Set<LotId> opened,
        Allocation allocation,
        Instant at) {
    public EntryDraft {
        trace = List.copyOf(trace);
        postings = List.copyOf(postings);
        opened = Set.copyOf(opened);
        long sum = postings.stream().mapToLong(Posting::amount).reduce(0, Math::addExact);
        if (sum != 0 || postings.isEmpty()) {
            throw new IllegalArgumentException("postings must sum to zero: " + kind + " " + key + " " + postings);
        }
    }

    /**
     * What an entry is about, and who caused it.
     *
     * @param actor who caused it: checkout, a job, an admin by name
     * @param order the order, if any
     * @param hold the hold, if any
     * @param reason why, in the actor's words; null where the kind says it all
     * @param reverses the entry that this one undoes, if any
     */
    public record Subject(
            String actor,
            @Nullable OrderRef order,
            @Nullable HoldId hold,
            @Nullable String reason,
            @Nullable EntryId reverses) {
        static Subject of(String actor) {
            return new Subject(actor, null, null, null, null);
        }

        static Subject order(String actor, @Nullable OrderRef order) {
            return new Subject(actor, order, null, null, null);
        }

        static Subject because(String actor, String reason) {
            return new Subject(actor, null, null, reason, null);
        }
    }

    /** By how much the entry changes what the member owns. */
    public long pointsOwned() {
        return postings.stream()
                .filter(posting -> posting.side().isMembers())
                .mapToLong(Posting::amount)
                .sum();
    }

    /** How many points it moves from one side to another. */
    public long pointsMoved() {
        return postings.stream()
                .mapToLong(Posting::amount)
                .filter(amount -> amount > 0)
                .sum();
    }
}
