package org.pointsmall.demo.store.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.money.MoneyAnswer;

/**
 * The store's seam to whoever undoes orders: Broadleaf's community edition has nobody. Without a bean of this type an
 * order can be neither cancelled nor returned. What is refused is thrown as a problem.
 */
public interface StoreAfterSale {

    /**
     * An order of the shopper who asks.
     *
     * @param customerId who asks
     * @param orderId the order, already found to be that customer's
     */
    record Asked(long customerId, long orderId) {}

    /** So many pieces of one of the order's items. */
    record Pieces(long itemId, int quantity) {}

    /**
     * What was undone.
     *
     * @param kind {@code CANCEL} or {@code RETURN}
     * @param refund {@code DONE}, or {@code CASH_DUE} where the card has still to be given its money back
     * @param cash what goes back to the card
     * @param pointsBack points that had paid for it and came back
     * @param pointsTakenBack points that it had earned and that were taken back
     * @param shortfall how many of those were no longer there to be taken
     * @param giftsDue gifts of the order that are to come back, too, as the goods that earned them have: their worth is not
     *     refunded
     * @param replayed whether that had been done before this request
     */
    record Undone(
            String kind,
            String refund,
            MoneyAnswer cash,
            long pointsBack,
            long pointsTakenBack,
            long shortfall,
            Instant at,
            List<UndoneItem> items,
            List<Long> giftsDue,
            boolean replayed) {}

    /** @param itemId null for shipping */
    record UndoneItem(@Nullable Long itemId, int quantity, MoneyAnswer cash, long pointsBack, long pointsTakenBack) {}

    /**
     * What the points did for one item of an order, and what has come back of it.
     *
     * @param itemId null for shipping
     * @param points that paid for it
     * @param returned how many pieces of it have come back
     */
    record ItemPoints(@Nullable Long itemId, long points, int returned) {}

    Undone cancel(Asked order);

    /** @param key by which a repeat is known */
    Undone takeBack(Asked order, List<Pieces> items, String key);

    /** Items without points of which nothing has come back are left out. */
    List<ItemPoints> items(long orderId);

    /** Everything that was undone of the order, the first one first. */
    List<Undone> ofOrder(long orderId);
}
