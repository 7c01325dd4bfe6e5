package org.pointsmall.loyalty.tier;

import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;

/**
 * Where tiers are kept. Every method runs in the caller's transaction; whoever writes a member's tier, or what
 * qualifies, holds the account's lock.
 */
public interface TierStore {

    /** The revision before the first scheme. */
    long NO_SCHEME = 0;

    /** The revision in force. */
    long revision();

    /** A revision's scheme; it never changes. */
    TierScheme scheme(long revision);

    /** Keeps everybody else from appending a scheme until the transaction ends. */
    void lockSchemes();

    /**
     * That a scheme was appended.
     *
     * @param actor by whom
     */
    record Save(long revision, Instant at, String actor) {}

    /** The latest schemes, the one in force first. */
    List<Save> saves(int limit);

    /** All schemes, the first one first. */
    List<Save> allSaves();

    /** Appends a scheme. */
    void append(long revision, TierScheme scheme, String actor, Instant at);

    /**
     * A member's tier as it is kept, read by one statement with the revision in force.
     *
     * @param account the account; null where the member has none
     * @param inForce the revision in force
     * @param decidedBy the revision by which the tier was decided last; null where nothing is kept of the member
     * @param standing the tier; none where nothing is kept
     */
    record Kept(@Nullable AccountId account, long inForce, @Nullable Long decidedBy, Standing standing) {
        boolean isNew() {
            return decidedBy == null;
        }
    }

    /** Of the member's account, or of the one that it has become part of. */
    Kept kept(MemberId member);

    Kept kept(AccountId account);

    /** Keeps how the account's tier stands, and what was decided. */
    void keep(AccountId account, boolean isNew, Standing standing, long revision, List<TierChange> changes);

    /**
     * What qualifies of one movement of an order.
     *
     * @param key the movement's; it qualifies once
     * @param at when it counts: when the order was awarded, also for what is taken back
     * @param points below zero where they are taken back
     * @param money in minor units, below zero likewise
     * @param currency null where no money is known
     * @param postedAt when it was posted
     */
    record Movement(
            PostingKey key,
            AccountId account,
            long orderId,
            Instant at,
            long points,
            long money,
            @Nullable Currency currency,
            Instant postedAt) {}

    void qualify(Movement movement);

    /**
     * Those of these members of whose accounts no tier was ever decided, and whom nothing has qualified, with their accounts.
     * A store may leave some of them out.
     */
    default Map<MemberId, AccountId> fresh(Collection<MemberId> members) {
        return Map.of();
    }

    /** A first tier. */
    record First(AccountId account, Standing standing, TierChange change) {}

    /** Keeps the first tiers of {@link #fresh} accounts. */
    default void keepFirst(List<First> first) {
        first.forEach(
                one -> keep(one.account(), true, one.standing(), one.change().revision(), List.of(one.change())));
    }

    /**
     * What an order brought, and what is left of it.
     *
     * @param at when it was awarded
     * @param earned all points that it earned
     * @param points those that are left
     * @param paid all money by which it earned them, in minor units
     * @param money what is left of that
     * @param currency null where no money is known
     */
    record Brought(Instant at, long earned, long points, long paid, long money, @Nullable Currency currency) {}

    /** What an order brought to this account; empty where it was not awarded. */
    Optional<Brought> brought(AccountId account, long orderId);

    /** What qualifies over a span. Money in other currencies does not. */
    long gathered(AccountId account, Measure measure, Currency currency, Span span);

    /**
     * What stands of an order by now.
     *
     * @param at when it was awarded
     * @param money in minor units
     * @param currency null where no money is known
     */
    record Stood(Instant at, long points, long money, @Nullable Currency currency) {

        /** What of it counts by this scheme. */
        long in(TierScheme scheme) {
            if (scheme.measure() == Measure.POINTS) {
                return points;
            }
            return scheme.currency().equals(currency) ? money : 0;
        }
    }

    /** The account's orders of which something stands, in the order of their times. */
    List<Stood> stood(AccountId account);

    /**
     * A tier that somebody gave.
     *
     * @param to this very account, or one that has become part of it since
     */
    record ByHand(Instant at, TierCode tier, Instant until, long revision, AccountId to) {}

    /** The tiers that were given to the account, also from an earlier programme, and to those that have become part of it, the first one first. */
    List<ByHand> givenByHand(AccountId account);

    /** When the account's tier was changed by a revision as such; revisions that did not change it are left out. */
    Map<Long, Instant> redefinedAt(AccountId account);

    /** Makes all that one account has gathered another's, and forgets its tier; its history stays. */
    void move(AccountId from, AccountId into);

    /**
     * Accounts after this one, by id, whose tier was decided by an earlier revision, or never though something qualifies:
     * while there were no tiers.
     */
    List<AccountId> decidedBefore(long revision, long after, int limit);

    /**
     * A review that is due.
     *
     * @param at since when
     */
    record Due(Instant at, AccountId account) {}

    /** Reviews that are due by then, in the order of their times and accounts, after this one; null from the start. */
    List<Due> due(Instant now, @Nullable Due after, int limit);

    /** How many accounts have this tier. */
    long members(TierCode tier);

    /** When the oldest review was due that nobody has made yet. */
    Optional<Instant> oldestDue(Instant now);

    /** What was decided of the member's tier, newest first. */
    List<TierChange> changes(MemberId member, int limit);
}
