package org.pointsmall.loyalty.api.guide;

import java.util.List;
import org.pointsmall.loyalty.api.guide.GuideJson.GuideSentenceJson;
import org.pointsmall.loyalty.ledger.Expiry;

/** Says when points expire that are earned now. */
final class ExpirySentences {
    private ExpirySentences() {}

    /** How long the points of a rule last that has a validity of its own. */
    static String ofRule(Expiry expiry, Words words) {
        return expiry instanceof Expiry.After after
                ? words.say("rule.valid." + after.until(), "period", words.period(after.period()))
                : words.say("rule.valid.on", "day", ((Expiry.On) expiry).lastDay());
    }

    static List<GuideSentenceJson> of(Expiry expiry, Words words) {
        if (expiry instanceof Expiry.Never) {
            return List.of(GuideSentenceJson.of(words.say("expiry.never")));
        }
        String when = expiry instanceof Expiry.After after
                ? words.say("expiry." + after.until(), "period", words.period(after.period()))
                : words.say("expiry.on", "day", ((Expiry.On) expiry).lastDay());
        return List.of(GuideSentenceJson.of(when), GuideSentenceJson.of(words.say("expiry.first")));
    }
}
