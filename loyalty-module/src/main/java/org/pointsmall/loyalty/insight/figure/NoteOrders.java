package org.pointsmall.loyalty.insight.figure;

import org.pointsmall.loyalty.purchase.OrderChanges;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** Notes that an order was placed or has changed, with what it is told in. */
final class NoteOrders implements OrderChanges {
    private final FigureBook book;
    private final Transactions transactions;
    private final BusinessTime time;

    NoteOrders(FigureBook book, Transactions transactions, BusinessTime time) {
        this.book = book;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public void changed(long orderId) {
        transactions.isolated(() -> {
            book.note(time.now(), orderId);
            return true;
        });
    }
}
