package org.pointsmall.loyalty.tier;

import java.util.List;
import org.pointsmall.loyalty.member.TierCode;

/** Which definitions of a feature name tiers: they would name nothing any more if a tier was removed. */
public interface TierUses {

    /** Those in force that name this tier, by id. */
    List<Use> of(TierCode tier);

    /** What kind of definition it is. */
    enum Kind {
        RULE,
        CAMPAIGN
    }

    /**
     * A definition that names a tier.
     *
     * @param id the number by which operators know it
     */
    record Use(Kind kind, long id, String name) {}
}
