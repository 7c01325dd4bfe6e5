package org.pointsmall.loyalty.earning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pointsmall.loyalty.account.MemberId;
import org.pointsmall.loyalty.account.TraceLine;
import org.pointsmall.loyalty.points.Fraction;
import org.pointsmall.loyalty.points.Points;

/**
 * Cuts what is given to its limits: each rule's by its own, then all of it by the programme's. What a limit cuts, it cuts
 * from all lines in proportion.
 */
final class Limited {
    private static final String PROGRAMME = "programme";

    private final EarningRules rules;
    private final MemberId member;
    private final Instant at;
    private final Map<LimitKey, Points> used;
    private final List<TraceLine> cuts = new ArrayList<>();

    Limited(EarningRules rules, MemberId member, Instant at, LimitUse use, List<Contribution> given) {
        this.rules = rules;
        this.member = member;
        this.at = at;
        Set<LimitKey> keys = new TreeSet<>();
        rules.limits().forEach(limit -> keys.add(key(PROGRAMME, limit)));
        for (Contribution one : given) {
            limitsOf(one).forEach(limit -> keys.add(key(owner(one), limit)));
        }
        used = keys.isEmpty() ? Map.of() : use.used(keys);
    }

    /** What is left of each. */
    List<Contribution> cut(List<Contribution> given) {
        List<Contribution> left = given.stream().map(this::cut).toList();
        Fraction whole = sum(left);
        Fraction total = rules.perOrder() == null ? whole : whole.min(Fraction.of(rules.perOrder()));
        note(PROGRAMME, "ORDER", whole, total);
        for (Limit limit : rules.limits()) {
            Fraction before = total;
            total = limit.leaves(before, usedOf(PROGRAMME, limit));
            note(PROGRAMME, limit.period().name(), before, total);
        }
        if (total.compareTo(whole) >= 0) {
            return left;
        }
        Fraction share = total.over(whole);
        return left.stream().map(one -> one.cutTo(one.sum().times(share))).toList();
    }

    private Contribution cut(Contribution one) {
        if (one.rule() == null) {
            return one;
        }
        Fraction whole = one.sum();
        Points perOrder = one.rule().terms().perOrder();
        Fraction total = perOrder == null ? whole : whole.min(Fraction.of(perOrder));
        note(owner(one), "ORDER", whole, total);
        for (Limit limit : limitsOf(one)) {
            Fraction before = total;
            total = limit.leaves(before, usedOf(owner(one), limit));
            note(owner(one), limit.period().name(), before, total);
        }
        return one.cutTo(total);
    }

    private void note(String owner, String limit, Fraction from, Fraction to) {
        if (to.compareTo(from) < 0) {
            cuts.add(new TraceLine(
                    "earn.cut", Map.of("owner", owner, "limit", limit, "from", from.toString(), "to", to.toString())));
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
     */
    Map<LimitKey, Points> uses(List<Contribution> given, List<Points> whole) {
        Map<LimitKey, Points> uses = new HashMap<>();
        Points total = Points.ZERO;
        for (int i = 0; i < given.size(); i++) {
            Contribution one = given.get(i);
            Points points = whole.get(i);
            total = total.plus(points);
            limitsOf(one).forEach(limit -> uses.put(key(owner(one), limit), points));
        }
        for (Limit limit : rules.limits()) {
            uses.put(key(PROGRAMME, limit), total);
        }
        uses.values().removeIf(Points::isZero);
        return uses;
    }

    private Points usedOf(String owner, Limit limit) {
        return used.getOrDefault(key(owner, limit), Points.ZERO);
    }

    private LimitKey key(String owner, Limit limit) {
        return limit.key(owner, member, at, rules.zone());
    }

    private static String owner(Contribution one) {
        return one.rule() == null ? PROGRAMME : "rule-" + one.rule().ref().id();
    }

    private static List<Limit> limitsOf(Contribution one) {
        return one.rule() == null ? List.of() : one.rule().terms().limits();
    }

    private static Fraction sum(List<Contribution> given) {
        return given.stream().map(Contribution::sum).reduce(Fraction.ZERO, Fraction::plus);
    }
}
