package org.pointsmall.loyalty.insight.figure;

import java.util.OptionalLong;
import org.pointsmall.loyalty.outbox.Event;
import org.pointsmall.loyalty.outbox.OutboxListener;

/** Notes that something happened, and to which order. What is noted and that the event was taken are one transaction. */
final class NoteHours implements OutboxListener {
    static final String NAME = "figures";

    /** By this name an event says which of the store's orders it is about. */
    private static final String ORDER = "order";

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
        OptionalLong order = event.facts().number(ORDER);
        book.note(event.at(), order.isPresent() ? order.getAsLong() : null);
    }
}
