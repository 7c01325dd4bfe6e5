package org.pointsmall.loyalty.insight;

import java.util.OptionalLong;

/**
 * What is left of limited pieces, and how fast they go.
 *
 * @param remaining how many are left
 * @param soldInWeek how many were sold in the last seven days, without those that came back
 */
public record StockLeft(long remaining, long soldInWeek) {
    private static final int WEEK = 7;
    private static final int FEW_DAYS = 3;

    /** For how many whole days they last at the last week's rate; nothing where none were sold. */
    public OptionalLong days() {
        if (remaining == 0) {
            return OptionalLong.of(0);
        }
        return soldInWeek <= 0 ? OptionalLong.empty() : OptionalLong.of(remaining * WEEK / soldInWeek);
    }

    /** Whether they last for less than three days, or are gone. */
    public boolean isRunningOut() {
        return remaining == 0 || remaining * WEEK < soldInWeek * FEW_DAYS;
    }
}
