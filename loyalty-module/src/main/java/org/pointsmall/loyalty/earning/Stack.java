package org.pointsmall.loyalty.earning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Fraction;

/** Lets rules of one group compete for each line, as their group says ({@link Stacking}). */
final class Stack {
    private Stack() {}

    /**
     * What is left of each contribution, in their order.
     *
     * @param contributions in the order of rules
     */
    static List<Contribution> competed(List<Contribution> contributions, int lines) {
        Map<RuleGroup, Contribution[]> winners = new HashMap<>();
        for (Contribution one : contributions) {
            if (competes(one)) {
                Contribution[] best = winners.computeIfAbsent(one.group(), none -> new Contribution[lines]);
                for (int line = 0; line < lines; line++) {
                    best[line] = better(best[line], one, line);
                }
            }
        }
        List<Contribution> left = new ArrayList<>();
        for (Contribution one : contributions) {
            Contribution[] best = winners.get(one.group());
            left.add(
                    best == null
                            ? one
                            : one.with(PerLine.of(
                                    lines,
                                    line -> best[line] == one ? one.points().at(line) : Fraction.ZERO)));
        }
        return left;
    }

    private static boolean competes(Contribution one) {
        return one.group().stacking() != Stacking.ALL;
    }

    private static Contribution better(@Nullable Contribution former, Contribution rival, int line) {
        if (former == null) {
            return rival;
        }
        boolean wins = rival.group().stacking() == Stacking.FIRST
                ? former.points().at(line).isZero()
                : rival.points().at(line).compareTo(former.points().at(line)) > 0;
        return wins ? rival : former;
    }
}
