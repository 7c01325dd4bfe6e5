package org.pointsmall.loyalty.earning;

import java.util.List;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.tier.TierUses;
import org.pointsmall.loyalty.transaction.Transactions;

/** The rules in force that name a tier, in their audience or their condition. */
public final class RulesWithTiers implements TierUses {
    private final RuleStore store;
    private final Transactions transactions;

    public RulesWithTiers(RuleStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    @Override
    public List<Use> of(TierCode tier) {
        return transactions.required(store::all).stream()
                .filter(SavedRule::active)
                .filter(rule -> rule.terms().audience().tiers().contains(tier.value())
                        || names(rule.terms().condition(), tier.value()))
                .map(rule -> new Use(Kind.RULE, rule.ref().id(), rule.terms().name()))
                .toList();
    }

    private static boolean names(Condition condition, String tier) {
        boolean here = condition instanceof Comparison comparison
                && comparison.field().equals(Field.MEMBER_TIER)
                && comparison.values().stream()
                        .anyMatch(value ->
                                value instanceof Value.Text text && text.value().equalsIgnoreCase(tier));
        return here || condition.parts().stream().anyMatch(part -> names(part, tier));
    }
}
