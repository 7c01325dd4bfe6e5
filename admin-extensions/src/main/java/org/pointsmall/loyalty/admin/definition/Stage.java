package org.pointsmall.loyalty.admin.definition;

import java.time.Instant;
import java.util.Optional;
import org.pointsmall.loyalty.definition.Window;

/** Where a definition stands, as lists say it. */
public enum Stage {
    /** A draft, or switched off: nothing of it applies. */
    OFF,
    /** In force, and its window has not begun. */
    SCHEDULED,
    /** In force and within its window, though perhaps not on this day of the week. */
    RUNNING,
    /** In force, and its window is over for good. */
    ENDED,
    /** Put away: not in force, and not in the lists unless asked for. */
    ARCHIVED;

    /** @param window nothing for what has none */
    static Stage of(boolean active, Optional<Window> window, Instant now) {
        if (!active) {
            return OFF;
        }
        if (window.filter(when -> when.isOver(now)).isPresent()) {
            return ENDED;
        }
        return window.filter(when -> !when.hasBegun(now)).isPresent() ? SCHEDULED : RUNNING;
    }

    /** The code of its text. */
    public String label() {
        return "LoyaltyStage_" + name();
    }
}
