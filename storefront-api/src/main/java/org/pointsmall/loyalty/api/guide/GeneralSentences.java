package org.pointsmall.loyalty.api.guide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pointsmall.loyalty.earning.EarningRules;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.points.PointsRate;

/** Says how points are earned whatever the rules: the rate, what counts, when they can be spent, how far it goes. */
final class GeneralSentences {
    private final EarningTerms terms;
    private final Words words;

    GeneralSentences(EarningTerms terms, Words words) {
        this.terms = terms;
        this.words = words;
    }

    /** @param multiplies whether rules or tiers do */
    List<String> of(boolean multiplies) {
        EarningRules rules = terms.rules();
        PointsRate rate = terms.rate();
        List<String> sentences = new ArrayList<>();
        sentences.add(words.say("earning.rate", "points", rate.points().value(), "money", rate.money()));
        sentences.add(words.say("earning.paid"));
        sentences.add(words.say("earning.flagged"));
        sentences.add(words.say("earning.rounded"));
        if (multiplies) {
            sentences.add(words.say("earning.multipliers"));
        }
        Duration pending = terms.lots().pending();
        sentences.add(
                pending.isZero()
                        ? words.say("earning.at-once")
                        : words.say("earning.pending", "time", words.duration(pending)));
        return sentences;
    }
}
