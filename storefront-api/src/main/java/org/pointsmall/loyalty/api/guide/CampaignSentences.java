package org.pointsmall.loyalty.api.guide;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.campaign.CampaignEffect.OffsetRate;
import org.pointsmall.loyalty.campaign.CampaignEffect.PricePercent;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.campaign.CampaignsForShopper.Ahead;
import org.pointsmall.loyalty.campaign.Goods;
import org.pointsmall.loyalty.campaign.People;
import org.pointsmall.loyalty.earning.Audience;
import org.pointsmall.loyalty.earning.Scope;
import org.pointsmall.loyalty.points.PointsRate;

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
        clauses.put("whom", audience.of(audience(terms.people()), ahead.personal()));
        clauses.put("when", window.of(terms.window()));
        List<String> inOrder = Arrays.stream(words.say("campaign.order").split(" "))
                .map(clauses::get)
                .flatMap(Collection::stream)
                .toList();
        return words.text(List.of(words.sentence(inOrder)));
    }

    private String effect(CampaignTerms terms) {
        if (terms.effect() instanceof OffsetRate offset) {
            PointsRate rate = offset.rate();
            return words.say("campaign.rate", "points", rate.points().value(), "money", rate.money());
        }
        String what = scope.what(scope(terms.goods()));
        return words.say(
                what.isEmpty() ? "campaign.price.all" : "campaign.price.of",
                "percent",
                ((PricePercent) terms.effect()).percent(),
                "what",
                what);
    }

    /** What it is about, as a rule would say it. */
    static Scope scope(Goods goods) {
        return new Scope(goods.products(), goods.categories(), null, Set.of(), Set.of());
    }

    private static Audience audience(People people) {
        Set<String> tiers = people.tiers().stream().map(Object::toString).collect(Collectors.toSet());
        return new Audience(tiers, Set.of(), false, false);
    }
}
