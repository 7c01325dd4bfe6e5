package org.pointsmall.loyalty.ledger;

/** What a change by hand has to say for itself. */
final class Reason {
    static final int MOST_OF_ACTOR = 100;
    static final int MOST_OF_REASON = 255;

    private Reason() {}

    static void require(String actor, String reason) {
        if (actor.isBlank() || actor.length() > MOST_OF_ACTOR) {
            throw new IllegalArgumentException("somebody changes points, by name: " + actor);
        }
        if (reason.isBlank() || reason.length() > MOST_OF_REASON) {
            throw new IllegalArgumentException("a change by hand has a reason of 1 to 255 characters: " + reason);
        }
    }
}
