package org.pointsmall.loyalty.campaign;

import java.util.Map;
import java.util.TreeMap;
import org.pointsmall.loyalty.tier.Tier;

/** What a trace says of a tier: its name in each language, for a trace does not know who will read it. */
final class TierOperands {
    private TierOperands() {}

    static Map<String, String> of(Tier tier) {
        Map<String, String> operands = new TreeMap<>();
        operands.put("tier", tier.code().value());
        operands.put("english", tier.name().english());
        operands.put("chinese", tier.name().chinese());
        return operands;
    }
}
