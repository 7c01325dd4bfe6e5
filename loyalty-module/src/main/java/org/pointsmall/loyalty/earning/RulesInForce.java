package org.pointsmall.loyalty.earning;

import org.pointsmall.loyalty.definition.Followed;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.transaction.Transactions;

/** The rules in force, as this node knows them. Deciding an award reads nothing. */
public final class RulesInForce implements Followed {
    private final Latest<RuleBook> latest;

    public RulesInForce(RuleStore store, Transactions transactions) {
        latest = new Latest<>(store::revision, revision -> read(store, revision), transactions);
    }

    private static RuleBook read(RuleStore store, long revision) {
        return new RuleBook(
                revision,
                store.all().stream()
                        .filter(SavedRule::active)
                        .map(saved -> new EarningRule(saved.ref(), saved.terms()))
                        .toList());
    }

    /** All rules that are in force. */
    public RuleBook book() {
        return latest.book();
    }

    @Override
    public boolean refresh() {
        return latest.refresh();
    }
}
