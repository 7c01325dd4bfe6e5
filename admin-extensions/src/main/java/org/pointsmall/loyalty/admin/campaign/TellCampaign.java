package org.pointsmall.loyalty.admin.campaign;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pointsmall.loyalty.admin.definition.Telling;
import org.pointsmall.loyalty.admin.definition.Told;
import org.pointsmall.loyalty.campaign.CampaignTerms;

/** Tells a campaign: "On day 15 of the month, mall offers of tea cost gold members 80 % of their points." */
final class TellCampaign implements Telling<CampaignTerms> {
    private static final Set<String> UNTOLD = Set.of("name", "chineseName", "priority");

    @Override
    public Set<String> untold() {
        return UNTOLD;
    }

    @Override
    public List<List<String>> sentences(CampaignTerms campaign, Told told) {
        return List.of(
                told.inOrder(Map.of("when", told.when(campaign.window()), "main", List.of(effect(campaign, told)))));
    }

    private static String effect(CampaignTerms campaign, Told told) {
        String whom = told.whom(campaign.audience());
        String what = told.what(campaign.scope(), null);
        return campaign.effect()
                .decide(
                        price -> told.say()
                                .say("Campaign_PRICE_PERCENT" + (what.isEmpty() ? "" : "_Of"), whom, what, (long)
                                        price.percent()),
                        offset -> told.say()
                                .say(
                                        "Campaign_OFFSET_RATE",
                                        whom,
                                        offset.rate().points().value(),
                                        offset.rate().money().toString()));
    }
}
