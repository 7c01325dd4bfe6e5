package org.pointsmall.loyalty.earning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Carry;
import org.pointsmall.loyalty.points.Fraction;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * Decides what a purchase earns; a pure function of its arguments.
 *
 * <p>In this order, exactly until the last step:
 *
 * <ol>
 *   <li>the <b>base</b> of each line: what was really paid for it ({@link PaidLines}), at the rate of the first rule with a
 *       base rate that covers it, or else at the programme's;
 *   <li>what the member's <b>tier</b> adds to the base of all lines, and what each other rule <b>adds</b>: a multiplier to the base of each line that it covers, a bonus spread over the
 *       lines that it covers in proportion to what was paid for them. Nothing is added to what another rule adds, so that
 *       the order of rules is of no importance here;
 *   <li>within each group, the rules <b>compete</b> for each line ({@link Stack});
 *   <li>each rule's <b>limits</b>: first that of the order, then those of a time, each cutting what it adds in proportion;
 *   <li>the limits of each ceiling ({@link Effect.Ceiling}), likewise, on all of it;
 *   <li><b>rounding</b>, once: down, the rest of each line carried to the next ({@link Carry}), so that the lines sum to the
 *       order; and the same for what each step has added, so that the trace sums to it too.
 * </ol>
 */
public final class EarningPolicy {
    private final EarningRules rules;

    public EarningPolicy(EarningRules rules) {
        this.rules = rules;
    }

    /**
     * @param offset what points paid of which line; what is more than the line's price was its tax
     * @param use what has been counted against limits; asked once, and only where one applies
     */
    public EarningDecision decide(Cart cart, Allocation offset, MemberId member, EarningContext context, LimitUse use) {
        if (!cart.currency().equals(rules.rate().money().currency())) {
            return new EarningDecision(
                    Points.ZERO,
                    Allocation.NONE,
                    List.of(),
                    List.of(new TraceLine(
                            "earn.other-currency",
                            Map.of("currency", cart.currency().getCurrencyCode()))));
        }
        if (cart.context().isDelivery()) {
            return EarningDecision.NOTHING;
        }
        PaidLines lines = new PaidLines(cart, offset, context);
        Covered covered = new Covered(lines, context, new PurchaseFacts(cart, lines, context, rules.zone()));
        List<EarningRule> applying = rules.book().applying(context);
        Bases bases = new Bases(lines, rules.rate(), applying, covered);
        List<Contribution> given = new ArrayList<>(bases.contributions());
        context.buyer()
                .tier()
                .filter(tier -> tier.benefits().earningMultiplier() > Effect.Multiplier.ONCE)
                .ifPresent(tier -> given.add(Contribution.byTier(tier, lines, bases.all())));
        given.addAll(Stack.competed(added(applying, lines, bases.all(), covered), lines.count()));
        List<EarningRule> ceilings = applying.stream()
                .filter(EarningRule::isCeiling)
                .filter(covered::meets)
                .toList();
        Limited limits = new Limited(ceilings, member, context.at(), rules.zone(), use, given);
        return decision(lines, limits.cut(given), limits);
    }

    private static List<Contribution> added(
            List<EarningRule> applying, PaidLines lines, PerLine base, Covered covered) {
        return applying.stream()
                .filter(rule -> rule.terms().effect().role() == Effect.Role.ADDS)
                .map(rule -> Contribution.added(rule, lines, base, covered))
                .toList();
    }

    private static EarningDecision decision(PaidLines lines, List<Contribution> given, Limited limits) {
        PerLine total = given.stream()
                .map(Contribution::points)
                .reduce(PerLine.of(lines.count(), line -> Fraction.ZERO), PerLine::plus);
        List<Points> whole = Carry.down(given.stream().map(Contribution::sum).toList());
        EarningTrace trace = new EarningTrace(lines);
        for (int i = 0; i < whole.size(); i++) {
            trace.gave(given.get(i), whole.get(i));
        }
        trace.cut(limits.cuts());
        trace.rounded(total.sum(), given.size() > 1);
        List<Points> earned = Carry.down(total.asList());
        return new EarningDecision(
                total.sum().floor(),
                allocation(lines, earned),
                limits.counted(given, whole, lines, earned),
                trace.steps(),
                own(given, whole));
    }

    /** The whole points of rules whose points last otherwise than the programme's. */
    private static Map<Expiry, Points> own(List<Contribution> given, List<Points> whole) {
        Map<Expiry, Points> own = new HashMap<>();
        for (int i = 0; i < whole.size(); i++) {
            EarningRule rule = given.get(i).rule();
            Points points = whole.get(i);
            if (rule != null && !points.isZero()) {
                rule.terms().validity().ifPresent(validity -> own.merge(validity, points, Points::plus));
            }
        }
        return own;
    }

    private static Allocation allocation(PaidLines lines, List<Points> points) {
        List<Allocation.Part> parts = new ArrayList<>();
        for (int line = 0; line < points.size(); line++) {
            if (!points.get(line).isZero()) {
                parts.add(new Allocation.Part(lines.line(line).itemId(), points.get(line), lines.paid(line)));
            }
        }
        return new Allocation(parts);
    }
}
