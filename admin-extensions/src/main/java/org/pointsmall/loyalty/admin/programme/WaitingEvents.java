package org.pointsmall.loyalty.admin.programme;

import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.outbox.Undelivered;

/** The events that not every listener has been told yet. */
final class WaitingEvents {
    private final Undelivered events;

    WaitingEvents(Undelivered events) {
        this.events = events;
    }

    /** @param oldest when the oldest of them happened; empty where there is none */
    record View(String count, String oldest) {}

    View view(DisplayFormat format) {
        return new View(
                format.number(events.count()), events.oldest().map(format::time).orElse(""));
    }
}
