package org.pointsmall.loyalty.stock;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.member.MemberId;

/** Where it is kept how much is taken, by whom and for what. Every method runs in the caller's transaction. */
public interface StockStore {

    /**
     * Takes pieces where so many are left; locks the row. One statement, which looks and takes at once.
     *
     * @param most how many there are in all; null for no limit
     * @return whether they were taken
     */
    boolean take(StockKey key, long quantity, @Nullable Long most);

    /** Puts pieces back that were taken. */
    void putBack(StockKey key, long quantity);

    /** Counts pieces for a member where so many are allowed, like {@link #take}. */
    boolean count(StockKey key, MemberId member, Quota quota, long quantity);

    /** Counts them no longer. */
    void uncount(StockKey key, MemberId member, String period, long quantity);

    /** Whether {@link #claimAtOnce} may do it here. */
    default boolean claimsAtOnce() {
        return false;
    }

    /**
     * Claims all of these at once, where nothing is claimed for the same thing yet and there is enough of each: faster than
     * step by step, and what others wait for is locked last.
     *
     * @return whether all of it is claimed; where not, nothing has changed and no more is locked than before, and the steps
     *     say why, or do it
     */
    default boolean claimAtOnce(Claiming claiming) {
        return false;
    }

    /** What is claimed for this, by key, locked until the transaction ends. */
    List<Claim> lock(Claimant by);

    /** Notes a claim that is not sold yet. Something is claimed once for one thing, under one key. */
    void add(Claimant by, Want want, @Nullable MemberId member, Instant at, Instant dueAt);

    /** The claims are sold. */
    void sell(Collection<Claim> claims);

    /** The claims are no more. */
    void remove(Collection<Claim> claims);

    /** More of a sold claim has come back. */
    void noteBack(Claim claim, long back, long quotaBack);

    /** How much is taken of each; of what nothing ever was, it is left out. */
    Map<StockKey, Long> taken(Collection<StockKey> keys);

    /** How much the member has taken of each, in the period that is given with it; nothing is left out. */
    Map<StockKey, Long> counted(MemberId member, Map<StockKey, String> periods);

    /** How much of what is taken is not sold yet. */
    long held(StockKey key);

    /** Claims that nobody has ended in time, by id. */
    List<Claim> overdue(Instant now, long after, int limit);

    /** What counted for one member counts for the other; both accounts are locked. */
    void merge(MemberId from, MemberId into);

    /** What somebody has taken counts on where the account becomes part of another: two logins are one member. */
    default LedgerFollower followingMerges() {
        return LedgerFollower.onMerge((from, into, at) -> merge(from, into));
    }
}
