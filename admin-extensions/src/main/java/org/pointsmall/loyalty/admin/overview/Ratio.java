package org.pointsmall.loyalty.admin.overview;

/** A share of a whole, in tenths of a per cent, rounded to the nearest. */
record Ratio(long part, long whole) {
    private static final long ALL = 1_000;

    /** Whether there is anything to have a share of. */
    boolean isKnown() {
        return whole > 0;
    }

    long tenths() {
        return Math.floorDiv(2 * ALL * part + whole, 2 * whole);
    }

    /** With one decimal, as {@code 20.5}; nothing where it is not known. */
    String percent() {
        if (!isKnown()) {
            return "";
        }
        long tenths = tenths();
        return (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
    }

    /** Whether it is at least so many per cent, exactly. */
    boolean reaches(long percent) {
        return part * 100 >= percent * whole;
    }
}
