package org.pointsmall.loyalty.account;

/** What a journal entry does. */
public enum EntryKind {
    /** Points come in as a new lot. */
    EARN,
    /** Available points are reserved for an order. */
    HOLD,
    /** Held points are used up. */
    BURN,
    /** Held points become available again. */
    RELEASE;

    /** Whether the entry changes how many points the member owns, and so belongs on the member's statement. */
    public boolean changesOwnership() {
        return this == EARN || this == BURN;
    }
}
