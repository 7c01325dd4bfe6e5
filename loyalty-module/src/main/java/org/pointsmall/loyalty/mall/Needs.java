package org.pointsmall.loyalty.mall;

import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;

/**
 * What a member must be, beside of a tier or a segment, to have an offer: all that is said here.
 *
 * @param beforeFirstOrder no order of theirs stands, and none is about to
 * @param birthdayMonth it is the month of their birthday, by the clock of the offer's window
 * @param available they have at least so many points to spend, whatever the offer costs; null for no such need
 * @param spent their orders of the last 365 days come to at least so much; null for no such need
 * @param days they joined at least so many days of 24 hours ago; null for no such need
 */
public record Needs(
        boolean beforeFirstOrder,
        boolean birthdayMonth,
        @Nullable Points available,
        @Nullable Money spent,
        @Nullable Integer days) {
    /** Nothing. */
    public static final Needs NONE = new Needs(false, false, null, null, null);

    private static final Duration YEAR = Duration.ofDays(365);

    /** One of them, as a refusal names it. */
    public enum Need {
        BEFORE_FIRST_ORDER,
        BIRTHDAY_MONTH,
        POINTS_AVAILABLE,
        SPENT,
        DAYS_JOINED
    }

    /** The first that is not met; what is cheap to know is asked first. */
    Optional<Need> unmet(MemberFacts facts, Points balance, ZoneId zone, Instant at) {
        if (available != null && available.isMoreThan(balance)) {
            return Optional.of(Need.POINTS_AVAILABLE);
        }
        if (birthdayMonth && !isInMonth(facts.birthday(), zone, at)) {
            return Optional.of(Need.BIRTHDAY_MONTH);
        }
        if (days != null && !isLongAgo(facts.joinedAt(), days, at)) {
            return Optional.of(Need.DAYS_JOINED);
        }
        if (beforeFirstOrder && !facts.isBeforeFirstOrder()) {
            return Optional.of(Need.BEFORE_FIRST_ORDER);
        }
        return spent != null && spent.isMoreThan(facts.spentSince(at.minus(YEAR), spent.currency()))
                ? Optional.of(Need.SPENT)
                : Optional.empty();
    }

    private static boolean isInMonth(Optional<MonthDay> birthday, ZoneId zone, Instant at) {
        return birthday.filter(day -> day.getMonth() == at.atZone(zone).getMonth())
                .isPresent();
    }

    private static boolean isLongAgo(Optional<Instant> joined, int days, Instant at) {
        return joined.filter(then -> !then.plus(Duration.ofDays(days)).isAfter(at))
                .isPresent();
    }
}
