package org.pointsmall.loyalty.insight.figure;

import org.pointsmall.loyalty.outbox.Event;
import org.pointsmall.loyalty.outbox.OutboxListener;

/** Notes that something happened. What is noted and that the event was taken are one transaction. */
final class NoteHours implements OutboxListener {
    static final String NAME = "figures";

    private final FigureBook book;

    NoteHours(FigureBook book) {
        this.book = book;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void happened(Event event) {
        book.note(event.at());
    }
}
