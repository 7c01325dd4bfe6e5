package org.pointsmall.loyalty.api.guide;

import java.util.ArrayList;
import java.util.List;
import org.pointsmall.loyalty.api.guide.GuideJson.GuideSentenceJson;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.redemption.OffsetPolicy;

/** Says how points are spent at the checkout. */
final class SpendingSentences {
    private SpendingSentences() {}

    /** @param policy the member's, or for guests that of those who have no better rate */
    static List<GuideSentenceJson> of(OffsetPolicy policy, Words words) {
        List<String> sentences = new ArrayList<>();
        sentences.add(rate(policy.rate(), words));
        sentences.add(
                words.say("spending.for" + (policy.onShipping() ? ".shipping" : "") + (policy.onTax() ? ".tax" : "")));
        if (policy.minimum().isMoreThan(Points.of(1))) {
            sentences.add(
                    words.say("spending.minimum", "points", policy.minimum().value()));
        }
        if (policy.step().isMoreThan(Points.of(1))) {
            sentences.add(words.say("spending.step", "points", policy.step().value()));
        }
        Points maximum = policy.maximum();
        if (maximum != null) {
            sentences.add(words.say("spending.maximum", "points", maximum.value()));
        }
        if (policy.share().part() < policy.share().whole()) {
            sentences.add(words.say(
                    "spending.share",
                    "percent",
                    Words.perCent(policy.share().part(), policy.share().whole())));
        }
        if (!policy.minimumCash().isZero()) {
            sentences.add(words.say("spending.minimum-cash", "money", policy.minimumCash()));
        }
        sentences.add(words.say("spending.flagged"));
        return sentences.stream().map(GuideSentenceJson::of).toList();
    }

    static String rate(PointsRate rate, Words words) {
        return words.say("spending.rate", "points", rate.points().value(), "money", rate.money());
    }
}
