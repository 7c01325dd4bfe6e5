package org.pointsmall.loyalty.segment;

import java.util.List;

/**
 * Where the quintiles of one measure begin, in one run. A member is in quintile q or above where at least (q - 1) fifths
 * of all members are strictly worse. So members of equal value share a quintile, the one in which the worst of their
 * ranks lies; no order in which they are read matters; and where all values differ, the quintiles' sizes differ by one at
 * most. Of fewer than five members none need be in the best quintile: nobody is better than four fifths of them.
 *
 * @param bounds for quintiles 2 to 5, the value that a member must be better than to be in that one or above,
 *     the worst first
 */
public record Scale(RfmMeasure measure, List<Long> bounds) {
    public static final int WORST = 1;
    public static final int BEST = 5;

    private static final int FIFTHS = 5;

    public Scale {
        bounds = List.copyOf(bounds);
        if (bounds.size() != BEST - WORST) {
            throw new IllegalArgumentException("four bounds part five quintiles: " + bounds);
        }
        for (int i = 1; i < bounds.size(); i++) {
            if (measure.isBetter(bounds.get(i - 1), bounds.get(i))) {
                throw new IllegalArgumentException("bounds rise from the worst: " + measure + " " + bounds);
            }
        }
    }

    /**
     * Where the bound of a quintile stands when the members are put in order from the worst: it is the value of the last
     * of the members that the quintile's own must be better than.
     *
     * @param quintile 2 to 5
     * @return from 0, the worst member
     */
    static long position(long members, int quintile) {
        long worse = Math.multiplyExact(members, quintile - WORST);
        return (worse + FIFTHS - 1) / FIFTHS - 1;
    }

    int quintile(long value) {
        return WORST
                + (int) bounds.stream()
                        .filter(bound -> measure.isBetter(value, bound))
                        .count();
    }
}
