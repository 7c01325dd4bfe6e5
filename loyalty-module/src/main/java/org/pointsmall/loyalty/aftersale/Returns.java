package org.pointsmall.loyalty.aftersale;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.points.Money;

/**
 * Where returns are kept. Every method runs in the caller's transaction. Who records a return, or that its cash has gone
 * back, holds the lock on its order.
 */
public interface Returns {

    /** The returns of an order, the first one first. */
    List<RecordedReturn> ofOrder(long orderId);

    Optional<RecordedReturn> find(ReturnId id);

    /** Records a return; one with refunds owes cash and is due to be completed at once. */
    RecordedReturn record(ReturnDraft draft);

    /** The cash that a return still owes, by payment. */
    List<CashRefund> owed(ReturnId id);

    /** The cash that all returns of an order still owe, by the store's payment. */
    Map<Long, Money> owedByPayment(long orderId);

    /**
     * Takes over the cash of a return that still owes some, for one node and thread alone.
     *
     * @return whether nobody else is at it
     */
    boolean takeOver(ReturnId id, Instant now, Instant busyUntil);

    /** Notes that a refund has been given; answers false where somebody had noted that before. */
    boolean given(CashRefund refund, Instant at);

    /** Ends a try: a return that owes nothing any more is done. Answers whether it is. */
    boolean endTry(ReturnId id, Instant now);

    /**
     * Notes that cash is still due, after {@link #endTry}.
     *
     * @param problem what the last try met with
     * @param tryAt when the next try is due
     */
    void postpone(ReturnId id, String problem, Instant tryAt);

    /** How often a return's cash has been tried in vain. */
    int tries(ReturnId id);

    /**
     * At most {@code limit} returns whose cash was to be tried by {@code tryAt} and that nobody is at {@code now}, with
     * ids after {@code after}, in order.
     */
    List<ReturnId> due(Instant tryAt, Instant now, ReturnId after, int limit);

    /** Since when the cash has been due that has waited longest. */
    Optional<Instant> oldestDue(Instant at);
}
