package org.pointsmall.loyalty.api.guide;

import java.util.ArrayList;
import java.util.List;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.Tier;

/** Says what a tier gives, one sentence a benefit, and each with a name that stays the same. */
public final class TierBenefits {
    /** The benefit of earning more points. */
    public static final String MULTIPLIER = "earning-multiplier";

    private static final String RATE = "offset-rate";
    private static final String MALL = "mall-percent";

    private TierBenefits() {}

    /** One of them. */
    public record Said(String id, String text) {}

    /** None where the tier is a name alone. */
    public static List<Said> of(Tier tier, Language language) {
        return of(tier, new Words(language));
    }

    static List<Said> of(Tier tier, Words words) {
        List<Said> said = new ArrayList<>();
        Benefits benefits = tier.benefits();
        if (benefits.earningMultiplier() > Benefits.NONE.earningMultiplier()) {
            String factor = words.say("tier.multiplier", "factor", Words.factor(benefits.earningMultiplier()));
            said.add(new Said(MULTIPLIER, factor));
        }
        PointsRate rate = benefits.offsetRate();
        if (rate != null) {
            said.add(new Said(RATE, SpendingSentences.rate(rate, words)));
        }
        if (benefits.mallPercent() < Benefits.NONE.mallPercent()) {
            said.add(new Said(MALL, words.say("tier.mall", "percent", benefits.mallPercent())));
        }
        return said;
    }
}
