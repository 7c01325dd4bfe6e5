package org.pointsmall.loyalty.tier;

import java.util.List;
import java.util.function.BiPredicate;
import org.pointsmall.loyalty.definition.DefinitionKind;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.transaction.Transactions;

/** What names tiers, and would name nothing any more if a tier was removed: definitions, and flags of products. */
public interface TierUses {

    /** Those in force that name this tier, by id. */
    List<Use> of(TierCode tier);

    /** What it is. */
    enum Kind {
        RULE,
        CAMPAIGN,
        OFFER,
        ZONE,
        PRODUCT,
        CATEGORY
    }

    /**
     * Something that names a tier.
     *
     * @param id the number by which operators know it
     */
    record Use(Kind kind, long id, String name) {}

    /**
     * Those definitions of one kind that are in force and name a tier.
     *
     * @param as what they are called
     * @param names whether one names a tier
     */
    static <T> TierUses inForce(
            Kind as,
            DefinitionKind<T> kind,
            VersionStore<T> store,
            BiPredicate<T, TierCode> names,
            Transactions transactions) {
        return new UsesInForce<>(as, kind, store, names, transactions);
    }
}
