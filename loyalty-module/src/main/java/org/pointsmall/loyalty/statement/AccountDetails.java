package org.pointsmall.loyalty.statement;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.AccountChange;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.Lot;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;

/**
 * What the programme's staff read about an account: all of it, as it stands at this moment. Unlike the ledger, an
 * account that has become part of another is shown as itself, with what was left to it.
 */
public interface AccountDetails {

    Optional<AccountSummary> find(AccountId account);

    /** The account of a member, itself where it has become part of another one. */
    Optional<AccountSummary> of(MemberId member);

    /** The members whose accounts have become part of this one, by id, at most so many. */
    List<MemberId> parts(AccountId account, int limit);

    /**
     * Lots with points in them, held ones too, in {@link Lot#BURN_ORDER}.
     *
     * @param limit at most so many
     */
    List<LotDetail> lots(AccountId account, int limit);

    /**
     * Every entry of the account, those too that changed nothing in what the member owns; newest first.
     *
     * @param before only entries older than this one; null for the newest
     * @param limit at most so many
     */
    List<EntryDetail> journal(AccountId account, @Nullable EntryId before, int limit);

    /** The account that an order of the store has moved points of, or has been claimed for; as {@link #of} tells it. */
    Optional<AccountSummary> ofOrder(long orderId);

    /**
     * All that an order moved in an account, newest first.
     *
     * @param limit at most so many
     */
    List<EntryDetail> journalOfOrder(AccountId account, long orderId, int limit);

    /**
     * The numbers by which shoppers know orders, as later entries tell them: an order has none while points are held for
     * it. Orders that never got one are left out.
     */
    Map<Long, String> orderNumbers(Collection<Long> orderIds);

    /** Who changed the account's status and why, newest first, at most {@code limit}. */
    List<AccountChange> changes(AccountId account, int limit);

    /**
     * An account.
     *
     * @param mergedInto the account that it has become part of, where it has: the one that stands for it now
     */
    record AccountSummary(Account account, Instant openedAt, @Nullable AccountId mergedInto) {}

    /**
     * A lot.
     *
     * @param held what of it is reserved for orders under way
     */
    record LotDetail(Lot lot, Points held) {}

    /**
     * A journal entry.
     *
     * @param reversedBy the entry that undid it, if any
     */
    record EntryDetail(JournalEntry entry, @Nullable EntryId reversedBy) {}
}
