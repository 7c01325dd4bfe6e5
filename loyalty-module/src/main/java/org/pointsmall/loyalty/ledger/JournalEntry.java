package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * A journal entry as it stands in the journal: never changed again.
 *
 * @param id the entry
 * @param account whose it is
 * @param kind what it did
 * @param key the movement's name
 * @param contentHash of what was asked for
 * @param about what it is about, and who caused it
 * @param points by how much it changed what the member owns; 0 for a hold or a release
 * @param ownedAfter what the member owned after it: available, pending and held
 * @param trace why it moved as many points as it did
 * @param at when it was posted
 */
public record JournalEntry(
        EntryId id,
        AccountId account,
        EntryKind kind,
        PostingKey key,
        String contentHash,
        EntryDraft.Subject about,
        long points,
        Points ownedAfter,
        List<TraceLine> trace,
        Instant at) {
    public JournalEntry {
        trace = List.copyOf(trace);
    }

    /** The order that it is about, if any. */
    public @Nullable OrderRef order() {
        return about.order();
    }

    /** The entry as it was posted. */
    public static JournalEntry posted(EntryId id, Account account, EntryDraft draft) {
        return new JournalEntry(
                id,
                account.id(),
                draft.kind(),
                draft.key(),
                draft.contentHash(),
                draft.about(),
                draft.pointsOwned(),
                account.balance().after(draft.postings()).owned(),
                draft.trace(),
                draft.at());
    }
}
