package org.pointsmall.loyalty.insight.dashboard;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/** Goals that were missed two months in a row, and whether somebody has seen it. Takes part in the caller's transaction. */
public interface MissedGoals {

    /**
     * A goal that was missed.
     *
     * @param month the second of the two months
     * @param now how far it was reached in it
     * @param before how far in the month before
     */
    record Missed(YearMonth month, GoalStanding now, GoalStanding before) {}

    /** Tells of it, once; answers whether it was not told yet. */
    boolean tell(Missed missed, Instant at);

    /** What nobody has seen yet, the last first. */
    List<Missed> unseen();

    /** Somebody has seen all that is told of this goal; answers whether there was something to see. */
    boolean seen(Goal goal, String actor, Instant at);
}
