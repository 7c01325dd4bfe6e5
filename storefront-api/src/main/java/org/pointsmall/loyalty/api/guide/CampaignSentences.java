package org.pointsmall.loyalty.api.guide;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.campaign.CampaignsForShopper.Ahead;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleScope;

/** Says what a campaign makes of points: the effect and what it is about, whom it is for, when; in the words of rules. */
final class CampaignSentences {
    private final Words words;
    private final ScopeWords scope;
    private final AudienceWords audience;
    private final WindowWords window;

    CampaignSentences(GuideContext context) {
        words = context.words();
        scope = new ScopeWords(words, context.names());
        audience = new AudienceWords(context);
        window = new WindowWords(context);
    }

    String of(Ahead ahead) {
        CampaignTerms terms = ahead.campaign().terms();
        Map<String, List<String>> clauses = new HashMap<>();
        clauses.put("effect", List.of(effect(terms)));
        clauses.put("whom", audience.of(audience(terms.audience()), ahead.personal()));
        clauses.put("when", window.of(terms.window()));
        List<String> inOrder = Arrays.stream(words.say("campaign.order").split(" "))
                .map(clauses::get)
                .flatMap(Collection::stream)
                .toList();
        return words.text(List.of(words.sentence(inOrder)));
    }

    private String effect(CampaignTerms terms) {
        return terms.effect()
                .decide(
                        price -> {
                            String what = scope.what(scope(terms.scope()));
                            return words.say(
                                    what.isEmpty() ? "campaign.price.all" : "campaign.price.of",
                                    "percent",
                                    price.percent(),
                                    "what",
                                    what);
                        },
                        offset -> words.say(
                                "campaign.rate",
                                "points",
                                offset.rate().points().value(),
                                "money",
                                offset.rate().money()));
    }

    /** What it is about, as a rule would say it. */
    static RuleScope scope(Scope things) {
        return new RuleScope(things, null, Set.of(), Set.of());
    }

    private static RuleAudience audience(Audience members) {
        return new RuleAudience(members.withoutSegments(), false, false);
    }
}
