package org.pointsmall.loyalty.insight.roster;

import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.insight.dashboard.MemberFigures;

/**
 * The members whom a figure of the dashboard counts.
 *
 * @param span the days that the figure is of
 */
public record MembersBehind(Figure figure, DaySpan span) {

    /** A figure, as {@link MemberFigures} defines it. */
    public enum Figure {
        /** Accounts that were open at the end of the span. */
        MEMBERS,
        /** Accounts that were opened in it. */
        JOINED,
        /** Who earned or used points in it. */
        ACTIVE,
        /** Who used points in it. */
        BURNERS,
        /** Who had been active by its end, and not in its last {@value MemberFigures#DORMANT_DAYS} days. */
        DORMANT
    }
}
