package org.pointsmall.loyalty.insight.figure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds things up one by one, to one sum of each kind. */
public final class CellSums {
    private final Map<String, FigureCell> sums = new TreeMap<>();

    /** @param times of how many things it is the amount; where it is of none nothing is added */
    public void add(FigureFamily family, String one, String other, long amount, long times) {
        if (times > 0) {
            sums.merge(
                    family + "\n" + one + "\n" + other,
                    new FigureCell(family, one, other, amount, times),
                    (sum, more) -> new FigureCell(
                            family,
                            one,
                            other,
                            Math.addExact(sum.amount(), more.amount()),
                            Math.addExact(sum.times(), more.times())));
        }
    }

    public List<FigureCell> cells() {
        return List.copyOf(sums.values());
    }
}
