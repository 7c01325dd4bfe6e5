package org.pointsmall.loyalty.admin.overview;

import java.time.LocalDate;
import java.util.Optional;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.ledger.Expiry;

/**
 * Warns of the one day with which all points are lost, from 30 days before it on. After it, orders go on earning points, by
 * the settings, and lose them at once: only whoever changes the settings can mend that.
 */
final class LastDayOfPoints {
    private static final int DAYS_BEFORE = 30;

    private LastDayOfPoints() {}

    static Optional<Sentence> warning(Expiry inForce, LocalDate today) {
        if (!(inForce instanceof Expiry.On on) || on.lastDay().isAfter(today.plusDays(DAYS_BEFORE))) {
            return Optional.empty();
        }
        boolean over = on.lastDay().isBefore(today);
        return Optional.of(Sentence.of(
                over ? "LoyaltyOverview_LastDayIsOver" : "LoyaltyOverview_LastDayIsNear",
                on.lastDay().toString()));
    }
}
