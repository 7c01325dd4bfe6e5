package org.pointsmall.loyalty.definition;

import java.util.List;
import java.util.function.BiPredicate;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * What names tiers or segments, and would name nothing any more if one was gone: definitions, flags of products, and work
 * that is under way.
 *
 * @param <C> what is named
 */
public interface Uses<C> {

    /** Those in force that name this one, by id. */
    List<Use> of(C named);

    /** What it is. */
    enum Kind {
        RULE,
        CAMPAIGN,
        OFFER,
        ZONE,
        PRODUCT,
        CATEGORY,
        BATCH
    }

    /**
     * Something that names one.
     *
     * @param id the number by which operators know it
     */
    record Use(Kind kind, long id, String name) {}

    /**
     * Those definitions of one kind that are in force and name one.
     *
     * @param as what they are called
     * @param names whether one names it
     */
    static <T, C> Uses<C> inForce(
            Kind as,
            DefinitionKind<T> kind,
            VersionStore<T> store,
            BiPredicate<T, C> names,
            Transactions transactions) {
        return new UsesInForce<>(as, kind, store, names, transactions);
    }
}
