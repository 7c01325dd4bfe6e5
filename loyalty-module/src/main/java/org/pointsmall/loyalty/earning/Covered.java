package org.pointsmall.loyalty.earning;

import org.pointsmall.loyalty.condition.Condition;

/** Which lines of a purchase rules cover: those within their scope, of which their condition holds. */
final class Covered {
    private final PaidLines lines;
    private final EarningContext context;
    private final PurchaseFacts facts;

    Covered(PaidLines lines, EarningContext context, PurchaseFacts facts) {
        this.lines = lines;
        this.context = context;
        this.facts = facts;
    }

    /** Whether the rule is about the purchase, as far as that does not depend on its lines. */
    boolean meets(EarningRule rule) {
        return rule.terms().condition().holds(facts.ofOrder());
    }

    /** @param rule one that applies to the purchase as a whole */
    boolean[] by(EarningRule rule) {
        boolean[] covered = new boolean[lines.count()];
        Condition condition = rule.terms().condition();
        boolean byLine = condition.isOfLines();
        if (byLine || condition.holds(facts.ofOrder())) {
            for (int line = 0; line < covered.length; line++) {
                covered[line] = rule.covers(context.product(lines.line(line).productId()), context)
                        && (!byLine || condition.holds(facts.ofLine(line)));
            }
        }
        return covered;
    }
}
