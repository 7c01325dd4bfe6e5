package org.pointsmall.loyalty.points;

import java.util.ArrayList;
import java.util.List;

/** Rounds quantities that belong together, once each, so that they sum to their sum rounded down. */
public final class Carry {
    private Carry() {}

    /**
     * Whole points for each quantity, in order: what has added up so far, rounded down, less what was given before. So
     * the rest that one part loses is carried on to the next, none gets a point more than its quantity rounded up, and
     * all together get the floor of the sum.
     */
    public static List<Points> down(List<Fraction> quantities) {
        List<Points> parts = new ArrayList<>();
        Fraction sum = Fraction.ZERO;
        Points given = Points.ZERO;
        for (Fraction quantity : quantities) {
            sum = sum.plus(quantity);
            Points due = sum.floor();
            parts.add(due.minus(given));
            given = due;
        }
        return parts;
    }
}
