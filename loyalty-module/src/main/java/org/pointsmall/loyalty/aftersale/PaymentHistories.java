package org.pointsmall.loyalty.aftersale;

import java.util.Currency;
import java.util.List;

/** What the payments of the store's orders have come to, as its database has them now. */
@FunctionalInterface
public interface PaymentHistories {

    /** The order's payments that are in force and have come to anything, in the order of their ids. */
    List<PaymentHistory> ofOrder(long orderId, Currency currency);
}
