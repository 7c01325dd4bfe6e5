package org.pointsmall.loyalty.stock;

/**
 * How many pieces each member may take in a period.
 *
 * @param most so many, at least 1
 * @param period names the period that it is now, in the programme's time: {@code 2026-11}; empty for ever
 */
public record Quota(long most, String period) {
    public static final String FOR_EVER = "";

    public Quota {
        if (most < 1) {
            throw new IllegalArgumentException("nobody may take anything: " + most);
        }
    }

    public static Quota forEver(long most) {
        return new Quota(most, FOR_EVER);
    }
}
