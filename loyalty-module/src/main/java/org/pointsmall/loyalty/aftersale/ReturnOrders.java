package org.pointsmall.loyalty.aftersale;

import java.util.List;
import org.pointsmall.loyalty.refusal.Outcome;

/**
 * Undoes orders that the store has sold, in whole or in part: for an order management, a call centre, or a shopper's
 * own request. What is undone is what was recorded at the sale, at the rates and rules of then.
 *
 * <p>Repeats are harmless: a key that comes again with the same content answers with the first receipt, and a cancelled
 * order is cancelled whatever key comes. Requests for one order wait for each other, on whichever nodes they arrive.
 *
 * <p>Called without a transaction, points, order and record are written in one, and the gateways are asked for the cash
 * once that stands. Called within a transaction of the caller's, which may yet be rolled back, no gateway is asked: the
 * receipt says {@code CASH_DUE}, and the cash follows by {@link #complete} after the commit, or by the job
 * {@code complete-returns}.
 */
public interface ReturnOrders {

    /**
     * Undoes all that is left of the order: points and cash, shipping and tax. Refused with
     *
     * <ul>
     *   <li>{@code IDEMPOTENCY_KEY_REUSED} ({@code key}) where the key stands for a return of the order;
     *   <li>{@code CONFLICT} ({@code orderId}, {@code orderStatus}) where the order was never placed, or all of its goods
     *       have come back, or its points can't be settled now.
     * </ul>
     *
     * @throws UnknownOrderException where there is no such order of this owner's
     */
    Outcome<ReturnReceipt> cancel(CancelRequest request);

    /**
     * Takes goods back. Refused with
     *
     * <ul>
     *   <li>{@code ABOVE_CAP} ({@code itemId}, {@code required}, {@code limit}) where there is not so much left of a
     *       line: pieces as whole numbers, amounts in words such as {@code 12.34 CNY}; of an item that is none of the
     *       order's there is nothing;
     *   <li>{@code IDEMPOTENCY_KEY_REUSED} ({@code key}) where the key stands for something else;
     *   <li>{@code CONFLICT} ({@code orderId}, {@code orderStatus}) where the order was never placed, or has been
     *       cancelled, or its points can't be settled now, or there is nothing left of its shipping where nothing else is
     *       asked.
     * </ul>
     *
     * @throws UnknownOrderException where there is no such order of this owner's
     */
    Outcome<ReturnReceipt> takeBack(ReturnRequest request);

    /**
     * Asks the gateways for what cash a return still owes; fine where it owes none. Not within a transaction.
     *
     * @throws UnknownOrderException where the order has no such return
     */
    ReturnReceipt complete(long orderId, String key);

    /**
     * Notes that the cash that a return still owes has gone back in another way, as it must where a gateway can't give
     * back: the store's payments get their transactions, and no gateway is asked any more. Fine where it owes none.
     *
     * @param actor who says so
     * @param reference what the other way calls it, at most 200 characters
     * @throws UnknownOrderException where the order has no such return
     */
    ReturnReceipt cashGivenBack(long orderId, String key, String actor, String reference);

    /**
     * Gifts that are to come back, too: what is left of the order no longer earns them. Their worth is not refunded, and
     * nothing is charged for one that is kept; but the order is only returned with them.
     *
     * @return the store's order items
     */
    List<Long> giftsDue(long orderId);

    /** The returns of an order, the first one first. */
    List<ReturnReceipt> ofOrder(long orderId);

    /**
     * The parts of an order that points paid for, that earned some, or that have come back, each once; in no order.
     * Shipping has no item. Nothing is asked of the store, so a part with none of this is not there.
     */
    List<SoldLine> lines(long orderId);
}
