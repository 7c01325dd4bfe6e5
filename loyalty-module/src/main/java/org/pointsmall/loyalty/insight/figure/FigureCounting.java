package org.pointsmall.loyalty.insight.figure;

import org.pointsmall.loyalty.outbox.OutboxListener;
import org.pointsmall.loyalty.outbox.Undelivered;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** What keeps the figures up to date. */
public final class FigureCounting {
    private final FigureBook book;
    private final HourCounts counts;
    private final CountHours hours;
    private final Undelivered events;
    private final Transactions transactions;
    private final BusinessTime time;

    public FigureCounting(
            FigureBook book,
            HourCounts counts,
            ActiveMembers active,
            Undelivered events,
            Transactions transactions,
            BusinessTime time) {
        this.book = book;
        this.counts = counts;
        this.events = events;
        this.transactions = transactions;
        this.time = time;
        hours = new CountHours(book, counts, active);
    }

    public OutboxListener noteHours() {
        return new NoteHours(book);
    }

    public CountFigures countFigures() {
        return new CountFigures(book, hours, events, transactions, time);
    }

    public RebuildFigures rebuildFigures() {
        return new RebuildFigures(book, counts, hours, transactions, time);
    }
}
