package org.pointsmall.loyalty.aftersale;

import java.util.List;

/** The store's payments that are not made in points, and the gateways behind them. */
public interface CashDesk {

    /** Whether gateways may be asked now: not within a transaction, which may yet be rolled back. */
    boolean isOpen();

    /** The payments of an order in the order of their ids. In the caller's transaction, under the order's lock. */
    List<CashPayment> payments(long orderId);

    /**
     * Asks the payment's gateway to give back, while the desk is open: what a gateway has done, no rollback undoes, and
     * it may take long. What it throws means that nobody knows.
     */
    CashAnswer giveBack(CashRefund refund);

    /** Notes with the store's payment what has been given back. In the caller's transaction. */
    void note(CashRefund refund, CashAnswer.Given answer);
}
