package org.pointsmall.loyalty.outbox;

/**
 * Hears of what happened to members, after it was committed. A store makes a bean of this type to react to it: to send a
 * message, to feed another system. All processes that run the jobs must have the same listeners.
 */
public interface OutboxListener {

    /** Its name for good, 1 to 40 letters, digits and dashes: what it has been told is kept by it. */
    String name();

    /**
     * Something happened. Every event comes at least once, and each member's in their order: one that this throws for is
     * told again, after a minute and then less and less often, and the member's later ones wait for it. Members whose
     * events are taken, and other listeners, do not wait.
     *
     * <p>It runs in a transaction of its own, which also keeps that the event has been taken: what it writes to the store's
     * database is written exactly once. Whatever else it does may happen again after a crash; {@link Event#id} tells.
     */
    void happened(Event event);
}
