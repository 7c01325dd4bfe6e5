package org.pointsmall.loyalty.earning;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;

/**
 * Counts what is awarded against limits, in the caller's transaction, which has locked the member's account. Keys are
 * locked in their order, after accounts, so that no two awards wait for each other.
 */
public interface LimitCounts {

    /** What has been counted, to be read only; keys without any are left out. */
    Map<LimitKey, Points> read(Set<LimitKey> keys);

    /** What has been counted; nobody else counts under these keys until the transaction ends. */
    Map<LimitKey, Points> lock(Set<LimitKey> keys);

    /** Counts an order's award under keys that are locked, and notes of which of its lines. */
    void count(long orderId, List<Counted> counted);

    /** What has been counted of an order's award, by line. */
    List<CountedLine> counted(long orderId);

    /**
     * Gives limits room back. Their rows are locked in the order of their keys.
     *
     * @param lines the order's lines as they stand with that
     * @param room what each limit gets back
     */
    void giveBack(long orderId, List<CountedLine> lines, Map<LimitKey, Points> room);

    /** Counts what has been counted of one member as the other's, whose accounts become one and are both locked. */
    void merge(MemberId from, MemberId into);

    /** Members whose accounts have become one share one limit: what both were awarded before counts against it. */
    default LedgerFollower followingMerges() {
        return LedgerFollower.onMerge((from, into, at) -> merge(from, into));
    }

    /** Gives limits back the room of points that are taken back. */
    default LedgerFollower givingRoomBack(LedgerStore ledger) {
        return new GiveRoomBack(this, ledger);
    }
}
