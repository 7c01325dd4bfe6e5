package org.pointsmall.loyalty.definition;

import java.util.List;
import java.util.function.BiPredicate;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Those definitions of one kind that are in force and name something.
 *
 * @param as what they are called
 * @param names whether one names it
 * @param <T> what they say
 * @param <C> what is named
 */
record UsesInForce<T, C>(
        Kind as, DefinitionKind<T> kind, VersionStore<T> store, BiPredicate<T, C> names, Transactions transactions)
        implements Uses<C> {

    @Override
    public List<Use> of(C named) {
        return transactions.required(store::all).stream()
                .filter(Version::active)
                .filter(version -> names.test(version.terms(), named))
                .map(version -> new Use(as, version.ref().id(), kind.name(version.terms())))
                .toList();
    }
}
