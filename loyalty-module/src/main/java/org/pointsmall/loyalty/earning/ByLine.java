package org.pointsmall.loyalty.earning;

import java.util.ArrayList;
import java.util.List;
import org.pointsmall.loyalty.points.Carry;
import org.pointsmall.loyalty.points.Fraction;
import org.pointsmall.loyalty.points.Points;

/** How the whole points of one step fall on lines that have been rounded for themselves. */
final class ByLine {
    private ByLine() {}

    /**
     * In the proportions of the exact points, but no line gets more than it earns altogether: what rounding would put
     * there goes to the first lines with room.
     *
     * @param whole at most what all lines earn
     */
    static List<Points> split(Points whole, PerLine exact, List<Points> earned) {
        Fraction share = Fraction.of(whole).over(exact.sum());
        List<Points> parts = new ArrayList<>(Carry.down(
                exact.asList().stream().map(points -> points.times(share)).toList()));
        Points over = Points.ZERO;
        for (int line = 0; line < parts.size(); line++) {
            Points kept = parts.get(line).min(earned.get(line));
            over = over.plus(parts.get(line).minus(kept));
            parts.set(line, kept);
        }
        for (int line = 0; line < parts.size(); line++) {
            Points more = over.min(earned.get(line).minus(parts.get(line)));
            over = over.minus(more);
            parts.set(line, parts.get(line).plus(more));
        }
        return parts;
    }
}
