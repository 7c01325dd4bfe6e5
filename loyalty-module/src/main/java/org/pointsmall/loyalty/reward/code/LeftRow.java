package org.pointsmall.loyalty.reward.code;

/**
 * A row of a file that is left out.
 *
 * @param line in which it begins, counted from 1
 */
public record LeftRow(long line, Reason reason) {

    /** Why. */
    public enum Reason {
        NO_CODE,
        TOO_LONG,
        /** It goes over several lines, or has other characters that nobody can type. */
        NOT_LEGIBLE
    }
}
