package org.pointsmall.loyalty.tier;

import java.util.List;
import java.util.function.BiPredicate;
import org.pointsmall.loyalty.definition.DefinitionKind;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Those definitions of one kind that are in force and name a tier.
 *
 * @param <T> what they say
 */
final class UsesInForce<T> implements TierUses {
    private final Kind as;
    private final DefinitionKind<T> kind;
    private final VersionStore<T> store;
    private final BiPredicate<T, TierCode> names;
    private final Transactions transactions;

    /**
     * @param as what they are called
     * @param names whether one names a tier
     */
    public UsesInForce(
            Kind as,
            DefinitionKind<T> kind,
            VersionStore<T> store,
            BiPredicate<T, TierCode> names,
            Transactions transactions) {
        this.as = as;
        this.kind = kind;
        this.store = store;
        this.names = names;
        this.transactions = transactions;
    }

    @Override
    public List<Use> of(TierCode tier) {
        return transactions.required(store::all).stream()
                .filter(Version::active)
                .filter(version -> names.test(version.terms(), tier))
                .map(version -> new Use(as, version.ref().id(), kind.name(version.terms())))
                .toList();
    }
}
