package org.pointsmall.loyalty.api.guide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.tier.Tier;

/** Says whom a rule is for. */
final class AudienceWords {
    private final GuideContext context;

    AudienceWords(GuideContext context) {
        this.context = context;
    }

    /** @param personal whether the merchant has chosen the member, who is not told why */
    List<String> of(RuleAudience audience, boolean personal) {
        Words words = context.words();
        List<String> whom = new ArrayList<>();
        if (personal) {
            whom.add(words.say("whom.personal"));
        }
        List<String> tiers = context.tiers().values().stream()
                .filter(tier -> audience.tiers().contains(tier.code()))
                .sorted(Comparator.comparingInt(Tier::rank))
                .map(tier -> tier.name().in(words.locale()))
                .toList();
        if (!tiers.isEmpty()) {
            whom.add(words.say("whom.tiers", "names", Words.name(words.all(tiers))));
        }
        if (audience.firstOrder()) {
            whom.add(words.say("whom.first-order"));
        }
        if (audience.birthdayMonth()) {
            whom.add(words.say("whom.birthday-month"));
        }
        return whom;
    }
}
