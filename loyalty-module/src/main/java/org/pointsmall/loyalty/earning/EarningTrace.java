package org.pointsmall.loyalty.earning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.points.Fraction;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.trace.TraceLine;

/** How a decision came about, step by step; a step that did nothing is left out, but for the programme's own base. */
final class EarningTrace {
    private final List<TraceLine> steps = new ArrayList<>();

    EarningTrace(PaidLines lines) {
        if (!lines.byPoints().isZero()) {
            steps.add(new TraceLine(
                    "earn.less-offset", Map.of("money", lines.byPoints().toString())));
        }
        if (!lines.excluded().isZero()) {
            steps.add(new TraceLine(
                    "earn.less-excluded", Map.of("money", lines.excluded().toString())));
        }
    }

    /** @param points the whole points that the step gave in the end */
    void gave(Contribution step, Points points) {
        EarningRule rule = step.rule();
        if (rule != null && step.sum().isZero()) {
            return;
        }
        Map<String, String> operands = new HashMap<>();
        operands.put("points", Long.toString(points.value()));
        operands.put("paid", step.paid().toString());
        if (rule != null) {
            operands.put("rule", Long.toString(rule.ref().id()));
            operands.put("version", Integer.toString(rule.ref().version()));
            operands.putAll(rule.terms().nameOperands());
        }
        Tier tier = step.tier();
        if (tier != null) {
            operands.put("tier", tier.code().value());
            operands.put("english", tier.name().english());
            operands.put("chinese", tier.name().chinese());
        }
        operands.putAll(operands(step.effect()));
        steps.add(new TraceLine(code(step), operands));
    }

    private static String code(Contribution step) {
        if (step.tier() != null) {
            return "earn.tier";
        }
        if (step.rule() == null) {
            return "earn.base-rate";
        }
        return step.effect()
                .decide(
                        base -> "earn.rule-rate",
                        multiplier -> "earn.rule-multiplier",
                        order -> "earn.rule-steps",
                        bonus -> "earn.rule-bonus",
                        ceiling -> "earn.rule-bonus");
    }

    private static Map<String, String> operands(Effect effect) {
        return effect.decide(
                base -> Map.of(
                        "ratePoints",
                        Long.toString(base.rate().points().value()),
                        "rateMoney",
                        base.rate().money().toString()),
                multiplier -> Map.of(
                        "factor",
                        BigDecimal.valueOf(multiplier.hundredths(), 2)
                                .stripTrailingZeros()
                                .toPlainString()),
                order -> Map.of(),
                bonus -> Map.of(),
                ceiling -> Map.of());
    }

    void cut(List<TraceLine> cuts) {
        steps.addAll(cuts);
    }

    /** Only where there was more than the base to round, whose step says what was paid and at which rate. */
    void rounded(Fraction exact, boolean byRules) {
        if (byRules && !exact.isWhole()) {
            steps.add(new TraceLine(
                    "earn.rounded-down",
                    Map.of(
                            "exact",
                            exact.toString(),
                            "points",
                            Long.toString(exact.floor().value()))));
        }
    }

    List<TraceLine> steps() {
        return steps;
    }
}
