package org.pointsmall.loyalty.adjustment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;

/**
 * From when on an adjustment needs a second admin.
 *
 * @param above more than so many points for one member, given and taken alike; null where nothing needs one
 * @param window what was done within it counts together
 */
public record ApprovalRule(@Nullable Points above, Duration window) {
    /** Nothing needs a second admin. */
    public static final ApprovalRule NONE = new ApprovalRule(null, Duration.ofHours(24));

    public ApprovalRule {
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("what counts together lasts for some time: " + window);
        }
    }

    /** Whether anything does. */
    public boolean isLimited() {
        return above != null;
    }

    /** @param points with all that counts together */
    public boolean needsASecond(Points points) {
        return above != null && points.isMoreThan(above);
    }
}
