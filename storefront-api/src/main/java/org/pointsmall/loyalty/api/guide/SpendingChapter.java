package org.pointsmall.loyalty.api.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.api.guide.GuideJson.GuideSentenceJson;
import org.pointsmall.loyalty.campaign.Campaign;
import org.pointsmall.loyalty.campaign.CampaignsForShopper;
import org.pointsmall.loyalty.campaign.CampaignsForShopper.Ahead;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.time.BusinessTime;

/** How points are spent: what holds for the shopper always, then what each campaign makes of it. */
final class SpendingChapter {
    /** Campaigns that are told at most: nobody reads more. */
    static final int MOST = 100;

    private final CampaignsForShopper campaigns;
    private final Catalogue catalogue;
    private final RedemptionTerms redemption;
    private final EarningTerms earning;
    private final BusinessTime time;

    SpendingChapter(
            CampaignsForShopper campaigns,
            Catalogue catalogue,
            RedemptionTerms redemption,
            EarningTerms earning,
            BusinessTime time) {
        this.campaigns = campaigns;
        this.catalogue = catalogue;
        this.redemption = redemption;
        this.earning = earning;
        this.time = time;
    }

    /** @param tiers that are defined: a campaign for others only is for nobody */
    List<GuideSentenceJson> of(Optional<MemberId> member, List<Tier> tiers, Words words) {
        Map<String, Tier> byCode =
                tiers.stream().collect(Collectors.toMap(tier -> tier.code().value(), Function.identity()));
        List<Ahead> ahead = campaigns.of(member).stream()
                .filter(one -> isForATierOf(byCode, one.campaign().terms().audience()))
                .limit(MOST)
                .toList();
        NamedThings things = new NamedThings();
        ahead.forEach(
                one -> things.add(CampaignSentences.scope(one.campaign().terms().scope())));
        KnownThings known = KnownThings.of(things, catalogue);
        List<Ahead> told = ahead.stream()
                .filter(one -> known.mayHave(
                        CampaignSentences.scope(one.campaign().terms().scope())))
                .toList();
        CampaignSentences sentences = new CampaignSentences(new GuideContext(
                words, known.names(), byCode, time.now(), earning.rate().money().currency(), time.zone()));
        List<GuideSentenceJson> chapter = new ArrayList<>(
                SpendingSentences.of(member.map(redemption::offset).orElseGet(redemption::standardOffset), words));
        told.forEach(one -> chapter.add(json(one.campaign(), sentences.of(one))));
        return chapter;
    }

    private static boolean isForATierOf(Map<String, Tier> tiers, Audience people) {
        return people.tiers().isEmpty() || people.tiers().stream().anyMatch(tier -> tiers.containsKey(tier.value()));
    }

    private static GuideSentenceJson json(Campaign campaign, String text) {
        Window window = campaign.terms().window();
        return GuideSentenceJson.ofCampaign(campaign.ref().id(), text, window);
    }
}
