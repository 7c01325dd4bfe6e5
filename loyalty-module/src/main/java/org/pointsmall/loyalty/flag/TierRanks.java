package org.pointsmall.loyalty.flag;

import java.util.OptionalInt;
import org.pointsmall.loyalty.member.TierCode;

/** What the tiers that flags name are worth now. */
@FunctionalInterface
public interface TierRanks {

    /** The tier's rank; nothing where the scheme in force has no such tier. */
    OptionalInt rank(TierCode tier);
}
