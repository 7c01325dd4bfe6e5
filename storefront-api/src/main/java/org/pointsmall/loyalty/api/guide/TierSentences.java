package org.pointsmall.loyalty.api.guide;

import java.util.ArrayList;
import java.util.List;
import org.pointsmall.loyalty.api.guide.GuideJson.GuideTierJson;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.QualifyingPeriod;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierScheme;

/** Says how tiers are reached, and what they give. */
final class TierSentences {
    private final Words words;

    TierSentences(Words words) {
        this.words = words;
    }

    /** The lowest first. */
    List<GuideTierJson> of(TierScheme scheme) {
        return scheme.tiers().stream()
                .map(tier -> new GuideTierJson(
                        tier.code().value(), tier.name().in(words.locale()), tier.rank(), text(tier, scheme)))
                .toList();
    }

    private List<String> text(Tier tier, TierScheme scheme) {
        List<String> text = new ArrayList<>();
        Object threshold = scheme.measure() == Measure.POINTS
                ? Long.valueOf(tier.threshold())
                : new Money(tier.threshold(), scheme.currency());
        text.add(words.say("tier." + scheme.measure(), "threshold", threshold, "span", span(scheme.period())));
        TierBenefits.of(tier, words).forEach(benefit -> text.add(benefit.text()));
        if (!scheme.grace().isZero()) {
            text.add(words.say("tier.grace", "period", words.period(scheme.grace())));
        }
        return text;
    }

    private String span(QualifyingPeriod period) {
        return period instanceof QualifyingPeriod.Rolling rolling
                ? words.say("tier.rolling", "months", rolling.months())
                : words.say("tier.calendar." + ((QualifyingPeriod.Calendar) period).unit());
    }
}
