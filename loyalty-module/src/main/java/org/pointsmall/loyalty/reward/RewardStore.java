package org.pointsmall.loyalty.reward;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;

/** Where rewards are kept. Every method runs in the caller's transaction. */
public interface RewardStore {

    /**
     * Adds a reward.
     *
     * @param member whose account paid for it
     * @param storeCode the store's offer code, where it is one
     */
    Reward add(MemberId member, Bought bought, @Nullable String storeCode);

    Optional<Reward> find(RewardId id);

    /** The reward, locked until the transaction ends. */
    Optional<Reward> lock(RewardId id);

    /** What the member bought under this key. */
    Optional<Reward> byKey(MemberId by, String key);

    /** The reward of one of the store's offer codes, locked until the transaction ends. */
    Optional<Reward> lockByStoreCode(String code);

    /**
     * A member's rewards, the latest first.
     *
     * @param states by {@link Reward#state} at this moment
     * @param before the last one of the page before; null for the first page
     */
    List<Reward> of(MemberId member, Set<RewardState> states, Instant at, @Nullable RewardId before, int limit);

    /** Those of an offer that have not ended and lie after this one, by id. */
    List<Reward> open(long offerId, long after, int limit);

    /** Those whose time is up and that have not ended, by id. */
    List<Reward> overdue(Instant at, long after, int limit);

    /**
     * Uses the reward once, where it can be used at this moment: one statement, which looks and takes at once.
     *
     * @param use names the use; one that is used under it already is not used again
     * @param purpose what for, if for an order
     * @return whether it was used
     */
    boolean use(RewardId id, String use, @Nullable UsedFor purpose, String actor, Instant at);

    /** When the reward was used under this name; nothing where it is not. */
    Optional<Instant> usedAt(RewardId id, String use);

    /** The reward is used under this name once more, for the same order: it counts from this moment on. */
    void renew(RewardId id, String use, Instant at);

    /**
     * Takes a use back. A reward that was given back, or has expired, since stays as it is.
     *
     * @return whether it can be used once more
     */
    boolean undo(RewardId id, String use, Instant at);

    /**
     * Of a voided reward one use more is unused: it was taken back afterwards. It can't be used again, and what was paid for it
     * comes back.
     *
     * @return whether it is voided
     */
    boolean spare(RewardId id);

    /** The rewards that are used for an order, and under which name. */
    List<UseOfReward> usesOf(long orderId);

    /**
     * A use of a reward.
     *
     * @param item the order's item that it belongs to; null for the order as a whole
     * @param at when it was used, or was used for the same order for the last time
     */
    record UseOfReward(RewardId reward, String use, long orderId, @Nullable Long item, Instant at) {}

    /** Uses for orders from before this moment of which it is not known that the order was placed, by the reward's id. */
    List<UseOfReward> unsettledUses(Instant before, long after, int limit);

    /** This order was placed: the uses for it stand, and say its number. */
    void settle(OrderRef order);

    /**
     * Ends a reward that has not ended.
     *
     * @param back how many points have come back by then, of all that it was
     * @return whether it had not
     */
    boolean end(RewardId id, RewardState how, Points back, Instant at);

    /** So much more has come back, of a reward that has ended or goes on. */
    void addBack(RewardId id, Points back);

    /** What one member owned is the other's. */
    void move(MemberId from, MemberId into);

    /** How many points were given for this cause. */
    Points donated(String cause);

    /** What somebody has bought is theirs where the account becomes part of another: two logins are one member. */
    default LedgerFollower followingMerges() {
        return LedgerFollower.onMerge((from, into, at) -> move(from, into));
    }
}
