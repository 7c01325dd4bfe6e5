package org.pointsmall.loyalty.admin.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.simulation.Figure;
import org.pointsmall.loyalty.simulation.Figure.Kind;

/** What a simulation came to, as the page shows it. */
record ResultView(Row points, Money costs, List<Row> rules, List<Row> tiers, List<Row> categories) {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /**
     * Points.
     *
     * @param rule the rule whose they are; empty where they are no rule's
     * @param bar the simulated points in per cent of the most of its table
     * @param less whether simulated are less than issued
     */
    record Row(
            String name,
            String rule,
            String version,
            String simulated,
            String issued,
            String difference,
            long bar,
            boolean less) {}

    /** What the points cost. */
    record Money(String simulated, String issued, String difference, String currency) {}

    static ResultView of(List<NameFigures.Named> named, PointsRate worth, DisplayFormat written) {
        Row total = rows(named, Kind.TOTAL, written).get(0);
        Figure figure = of(named, Kind.TOTAL).get(0).figure();
        Costs costs = Costs.of(figure, worth);
        BigDecimal difference = costs.difference();
        Money money = new Money(
                written.amount(costs.simulated()),
                written.amount(costs.issued()),
                (difference.signum() > 0 ? "+" : "") + written.amount(difference),
                worth.money().currency().getCurrencyCode());
        return new ResultView(
                total,
                money,
                rows(named, Kind.RULE, written),
                rows(named, Kind.TIER, written),
                rows(named, Kind.CATEGORY, written));
    }

    private static List<NameFigures.Named> of(List<NameFigures.Named> named, Kind kind) {
        return named.stream().filter(one -> one.kind() == kind).toList();
    }

    private static List<Row> rows(List<NameFigures.Named> all, Kind kind, DisplayFormat written) {
        List<NameFigures.Named> named = of(all, kind);
        long most = named.stream()
                .mapToLong(one -> one.figure().simulated().value())
                .max()
                .orElse(0);
        return named.stream().map(one -> row(one, Math.max(1, most), written)).toList();
    }

    private static Row row(NameFigures.Named named, long most, DisplayFormat written) {
        long simulated = named.figure().simulated().value();
        long issued = named.figure().issued().value();
        return new Row(
                named.name(),
                named.rule(),
                named.version(),
                written.number(simulated),
                written.number(issued),
                written.change(simulated - issued),
                BigDecimal.valueOf(simulated)
                        .multiply(WHOLE)
                        .divide(BigDecimal.valueOf(most), 0, RoundingMode.HALF_UP)
                        .longValue(),
                simulated < issued);
    }
}
