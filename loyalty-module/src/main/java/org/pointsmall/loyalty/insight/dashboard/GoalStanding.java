package org.pointsmall.loyalty.insight.dashboard;

import java.util.Arrays;
import java.util.List;
import org.pointsmall.loyalty.insight.figure.BurnedFor;

/**
 * How far a goal is reached in a span.
 *
 * @param part what is measured
 * @param whole what it is measured against; where there is none of it, nothing is known
 */
public record GoalStanding(Goal goal, long part, long whole) {
    private static final long MONTH = 30;
    private static final long HUNDRED = 100;
    /** What the mall calls a service or an experience. */
    private static final String SERVICES = BurnedFor.REWARD + "ENTITLEMENT";

    /** Of each goal, in their order. */
    public static List<GoalStanding> of(Dashboard.Figures seen, MallFigures.Clicks clicks, DaySpan days) {
        return Arrays.stream(Goal.values())
                .map(goal -> of(goal, seen, clicks, days))
                .toList();
    }

    private static GoalStanding of(Goal goal, Dashboard.Figures seen, MallFigures.Clicks clicks, DaySpan days) {
        MemberFigures members = seen.members();
        return switch (goal) {
            case BURN ->
                new GoalStanding(goal, seen.points().netBurned(), seen.points().netIssued());
            case REDEMPTION -> new GoalStanding(goal, members.burners(), members.active());
            case CLICKS -> new GoalStanding(goal, clicks.clicked(), clicks.seen());
            case SERVICES ->
                new GoalStanding(
                        goal,
                        seen.uses().getOrDefault(SERVICES, 0L),
                        seen.points().burned());
            case INTERACTIONS -> new GoalStanding(goal, seen.entries() * MONTH, members.active() * days.days());
            case RETENTION -> new GoalStanding(goal, members.stayed(), members.activeBefore());
        };
    }

    public boolean isKnown() {
        return whole > 0;
    }

    /** To the last one, however it is shown. */
    public boolean isReached() {
        return isKnown() && part * HUNDRED >= goal.percent() * whole;
    }

    public boolean isMissed() {
        return isKnown() && !isReached();
    }
}
