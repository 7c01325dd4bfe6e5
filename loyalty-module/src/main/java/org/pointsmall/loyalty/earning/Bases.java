package org.pointsmall.loyalty.earning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Fraction;
import org.pointsmall.loyalty.points.PointsRate;

/** What each line earns before anything is added to it: the programme's own first, then that of rules with a base rate. */
final class Bases {
    private final List<Contribution> contributions = new ArrayList<>();
    private final PerLine all;

    /** @param applying in the order of rules */
    Bases(PaidLines lines, PointsRate rate, List<EarningRule> applying, Covered covering) {
        @Nullable EarningRule[] byLine = new EarningRule[lines.count()];
        List<EarningRule> rates = applying.stream()
                .filter(rule -> rule.terms().effect().role() == Effect.Role.SETS_THE_BASE)
                .toList();
        for (EarningRule rule : rates) {
            boolean[] covered = covering.by(rule);
            for (int line = 0; line < byLine.length; line++) {
                byLine[line] = byLine[line] == null && covered[line] ? rule : byLine[line];
            }
        }
        contributions.add(Contribution.base(null, rate, lines, line -> byLine[line] == null));
        for (EarningRule rule : rates) {
            if (Arrays.asList(byLine).contains(rule)) {
                PointsRate own = rule.terms()
                        .effect()
                        .decide(Effect.BaseRate::rate, any -> rate, any -> rate, any -> rate, any -> rate);
                contributions.add(Contribution.base(rule, own, lines, line -> rule.equals(byLine[line])));
            }
        }
        all = contributions.stream()
                .map(Contribution::points)
                .reduce(PerLine.of(lines.count(), line -> Fraction.ZERO), PerLine::plus);
    }

    /** The base of each line. */
    PerLine all() {
        return all;
    }

    List<Contribution> contributions() {
        return contributions;
    }
}
