package org.pointsmall.loyalty.insight.figure;

import org.pointsmall.loyalty.outbox.OutboxListener;
import org.pointsmall.loyalty.outbox.Undelivered;
import org.pointsmall.loyalty.purchase.OrderChanges;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** What keeps the figures up to date. */
public final class FigureCounting {
    /** An exchange is followed by the first order that comes within so many days of twenty-four hours. */
    public static final int FOLLOWED_WITHIN_DAYS = 14;

    private static final int ORDERS_AT_ONCE = 1_000;

    private final FigureBook book;
    private final CountHours hours;
    private final FollowOrders orders;
    private final Undelivered events;
    private final Transactions transactions;
    private final BusinessTime time;

    public FigureCounting(
            FigureBook book,
            HourCounts counts,
            ActiveMembers active,
            StoreOrders orders,
            OrderTimes times,
            Undelivered events,
            Transactions transactions,
            BusinessTime time) {
        this.book = book;
        this.events = events;
        this.transactions = transactions;
        this.time = time;
        hours = new CountHours(book, counts, active);
        this.orders = new FollowOrders(orders, times, ORDERS_AT_ONCE);
    }

    public OutboxListener noteHours() {
        return new NoteHours(book);
    }

    public OrderChanges noteOrders() {
        return new NoteOrders(book, transactions, time);
    }

    public CountFigures countFigures() {
        return new CountFigures(book, hours, orders, events, transactions, time);
    }

    public RebuildFigures rebuildFigures() {
        return new RebuildFigures(book, hours, orders, transactions, time);
    }
}
