package org.pointsmall.loyalty.insight.figure;

import org.pointsmall.loyalty.purchase.OrderChanges;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes that an order was placed or has changed, with what it is told in. No figure costs anybody an order or a return. */
final class NoteOrders implements OrderChanges {
    private static final Logger LOG = LoggerFactory.getLogger(NoteOrders.class);

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
        try {
            transactions.isolated(() -> {
                book.note(time.now(), orderId);
                return true;
            });
        } catch (RuntimeException e) {
            LOG.warn("Figures are told nothing of order {}; their patrol will see it later", orderId, e);
        }
    }
}
