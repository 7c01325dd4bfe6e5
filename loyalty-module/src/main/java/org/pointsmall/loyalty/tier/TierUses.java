package org.pointsmall.loyalty.tier;

import java.util.List;
import org.pointsmall.loyalty.member.TierCode;

/** What names tiers, and would name nothing any more if a tier was removed: definitions, and flags of products. */
public interface TierUses {

    /** Those in force that name this tier, by id. */
    List<Use> of(TierCode tier);

    /** What it is. */
    enum Kind {
        RULE,
        CAMPAIGN,
        OFFER,
        PRODUCT,
        CATEGORY
    }

    /**
     * Something that names a tier.
     *
     * @param id the number by which operators know it
     */
    record Use(Kind kind, long id, String name) {}
}
