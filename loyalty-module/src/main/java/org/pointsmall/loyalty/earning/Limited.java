package org.pointsmall.loyalty.earning;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Fraction;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * Cuts what is given to its limits: each rule's by its own, then all of it by each ceiling's. What a limit cuts, it cuts
 * from all lines in proportion.
 */
final class Limited {
    private final List<EarningRule> ceilings;
    private final MemberId member;
    private final Instant at;
    private final ZoneId zone;
    private final Map<LimitKey, Points> used;
    private final List<TraceLine> cuts = new ArrayList<>();

    /** @param ceilings the rules that limit all of it, in their order */
    Limited(
            List<EarningRule> ceilings,
            MemberId member,
            Instant at,
            ZoneId zone,
            LimitUse use,
            List<Contribution> given) {
        this.ceilings = ceilings;
        this.member = member;
        this.at = at;
        this.zone = zone;
        Set<LimitKey> keys = new TreeSet<>();
        Stream.concat(given.stream().map(Contribution::rule), ceilings.stream())
                .filter(Objects::nonNull)
                .forEach(rule -> rule.terms().limits().forEach(limit -> keys.add(key(rule, limit))));
        used = keys.isEmpty() ? Map.of() : use.used(keys);
    }

    /** What is left of each. */
    List<Contribution> cut(List<Contribution> given) {
        List<Contribution> left = given.stream().map(this::cut).toList();
        Fraction whole = left.stream().map(Contribution::sum).reduce(Fraction.ZERO, Fraction::plus);
        Fraction total = whole;
        for (EarningRule ceiling : ceilings) {
            total = cut(ceiling, total);
        }
        if (total.compareTo(whole) >= 0) {
            return left;
        }
        Fraction share = total.over(whole);
        return left.stream().map(one -> one.cutTo(one.sum().times(share))).toList();
    }

    private Contribution cut(Contribution one) {
        return one.rule() == null ? one : one.cutTo(cut(one.rule(), one.sum()));
    }

    /** What the rule's limits leave of so much. */
    private Fraction cut(EarningRule rule, Fraction whole) {
        Points perOrder = rule.terms().perOrder();
        Fraction total = whole;
        if (perOrder != null) {
            total = whole.min(Fraction.of(perOrder));
            note(rule, Limit.Subject.MEMBER, "ORDER", perOrder, whole, total);
        }
        for (Limit limit : rule.terms().limits()) {
            Fraction before = total;
            total = limit.leaves(before, used.getOrDefault(key(rule, limit), Points.ZERO));
            note(rule, limit.of(), limit.period().name(), limit.points(), before, total);
        }
        return total;
    }

    /** Which limit it was: whose, for how long, and how much. */
    private void note(EarningRule rule, Limit.Subject of, String limit, Points most, Fraction from, Fraction to) {
        if (to.compareTo(from) < 0) {
            Map<String, String> operands = new HashMap<>(rule.terms().nameOperands());
            operands.put("owner", owner(rule));
            operands.put("of", of.name());
            operands.put("limit", limit);
            operands.put("most", Long.toString(most.value()));
            operands.put("from", from.toString());
            operands.put("to", to.toString());
            cuts.add(new TraceLine("earn.limited", operands));
        }
    }

    /** Which limits were hit, and what they cut. */
    List<TraceLine> cuts() {
        return cuts;
    }

    /**
     * What counts against which limit.
     *
     * @param whole the whole points of each contribution, in their order
     * @param earned the whole points of each line
     */
    List<Counted> counted(List<Contribution> given, List<Points> whole, PaidLines lines, List<Points> earned) {
        List<Counted> counted = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            EarningRule rule = given.get(i).rule();
            if (rule != null && !whole.get(i).isZero() && !rule.terms().limits().isEmpty()) {
                List<Points> points = ByLine.split(whole.get(i), given.get(i).points(), earned);
                rule.terms().limits().forEach(limit -> count(counted, key(rule, limit), points, lines, earned));
            }
        }
        for (EarningRule ceiling : ceilings) {
            ceiling.terms().limits().forEach(limit -> count(counted, key(ceiling, limit), earned, lines, earned));
        }
        return counted;
    }

    private static void count(
            List<Counted> counted, LimitKey key, List<Points> points, PaidLines lines, List<Points> earned) {
        for (int line = 0; line < points.size(); line++) {
            if (!points.get(line).isZero()) {
                counted.add(new Counted(key, lines.line(line).itemId(), points.get(line), earned.get(line)));
            }
        }
    }

    private LimitKey key(EarningRule rule, Limit limit) {
        return limit.key(owner(rule), member, at, zone);
    }

    static String owner(EarningRule rule) {
        return "rule-" + rule.ref().id();
    }
}
