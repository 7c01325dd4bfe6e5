package org.pointsmall.loyalty.earning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.account.Transactions;

/**
 * The rules in force, as this node knows them: read when they are first asked for, and again whenever {@link #refresh}
 * finds that they have changed. Deciding an award reads nothing.
 */
public final class RulesInForce {
    private final RuleStore store;
    private final Transactions transactions;
    private volatile @Nullable RuleBook book;

    public RulesInForce(RuleStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /** All rules that are in force. */
    public RuleBook book() {
        RuleBook known = book;
        return known == null ? read() : known;
    }

    /** Reads the rules again where they have changed; answers whether they had. One cheap look at the database. */
    public boolean refresh() {
        RuleBook known = book;
        if (known != null && known.revision() == transactions.required(store::revision)) {
            return false;
        }
        read();
        return true;
    }

    /** The revision is read first: rules that are saved in between are read now, and once more the next time. */
    private synchronized RuleBook read() {
        RuleBook read = transactions.required(() -> {
            long revision = store.revision();
            List<EarningRule> active = store.all().stream()
                    .filter(SavedRule::active)
                    .map(saved -> new EarningRule(saved.ref(), saved.terms()))
                    .toList();
            return new RuleBook(revision, active);
        });
        book = read;
        return read;
    }
}
