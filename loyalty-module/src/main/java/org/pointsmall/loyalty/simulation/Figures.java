package org.pointsmall.loyalty.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.pointsmall.loyalty.earning.EarningDecision;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.simulation.Figure.Key;
import org.pointsmall.loyalty.simulation.Figure.Kind;
import org.pointsmall.loyalty.trace.TraceLine;

/** Adds up what orders were awarded, and would have been. */
final class Figures {
    private final Map<Key, Figure> sums = new HashMap<>();

    void add(PastOrder order, EarningDecision simulated) {
        PastOrder.Award issued = order.issued();
        add(Key.TOTAL, simulated.points(), issued.points());
        add(
                new Key(
                        Kind.TIER,
                        order.context()
                                .buyer()
                                .tier()
                                .map(tier -> tier.code().value())
                                .orElse("")),
                simulated.points(),
                issued.points());
        steps(simulated.trace(), points -> new Figure(points, Points.ZERO));
        steps(issued.trace(), points -> new Figure(Points.ZERO, points));
        lines(order, simulated.allocation(), points -> new Figure(points, Points.ZERO));
        lines(order, issued.allocation(), points -> new Figure(Points.ZERO, points));
    }

    private void steps(List<TraceLine> trace, Function<Points, Figure> figure) {
        for (TraceLine step : trace) {
            contributor(step)
                    .ifPresent(code -> add(
                            new Key(Kind.RULE, code),
                            figure.apply(
                                    Points.of(Long.parseLong(step.operands().getOrDefault("points", "0"))))));
        }
    }

    /** Whose points a step tells; nobody's where it tells of a limit, or of rounding. */
    private static Optional<String> contributor(TraceLine step) {
        String rule = step.operands().get("rule");
        if (rule != null) {
            return Optional.of(rule + "/" + step.operands().get("version"));
        }
        return switch (step.code()) {
            case "earn.base-rate" -> Optional.of(Key.BASE);
            case "earn.tier" -> Optional.of(Key.BY_TIER);
            default -> Optional.empty();
        };
    }

    private void lines(PastOrder order, Allocation allocation, Function<Points, Figure> figure) {
        for (Allocation.Part part : allocation.parts()) {
            Long category = order.categories().get(part.itemId());
            add(new Key(Kind.CATEGORY, category == null ? "" : category.toString()), figure.apply(part.points()));
        }
    }

    private void add(Key key, Points simulated, Points issued) {
        add(key, new Figure(simulated, issued));
    }

    private void add(Key key, Figure figure) {
        if (!figure.isNothing()) {
            sums.merge(key, figure, Figure::plus);
        }
    }

    Map<Key, Figure> sums() {
        return sums;
    }
}
