package org.pointsmall.loyalty.earning;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.pointsmall.loyalty.points.Fraction;

/** Exact points, for each line of a purchase. */
final class PerLine {
    private final Fraction[] points;
    private final Fraction sum;

    private PerLine(Fraction[] points) {
        this.points = points;
        sum = Arrays.stream(points).reduce(Fraction.ZERO, Fraction::plus);
    }

    static PerLine of(int lines, IntFunction<Fraction> points) {
        return new PerLine(IntStream.range(0, lines).mapToObj(points).toArray(Fraction[]::new));
    }

    Fraction at(int line) {
        return points[line];
    }

    Fraction sum() {
        return sum;
    }

    List<Fraction> asList() {
        return List.of(points);
    }

    PerLine plus(PerLine other) {
        return of(points.length, line -> points[line].plus(other.points[line]));
    }

    /** In the same proportions, so that they sum to this much; which is no more than they do, or they are nothing. */
    PerLine cutTo(Fraction total) {
        if (total.compareTo(sum) >= 0) {
            return this;
        }
        Fraction share = total.over(sum);
        return of(points.length, line -> points[line].times(share));
    }
}
