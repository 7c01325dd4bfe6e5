package org.pointsmall.loyalty.admin.campaign;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.choice.WindowInWords;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.DraftForm;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.campaign.CampaignDraft;
import org.pointsmall.loyalty.campaign.CampaignEffect;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.campaign.SavedCampaign;
import org.pointsmall.loyalty.points.PointsRate;

/** Draws up the list of campaigns, a campaign's history, and what its form offers. */
final class CampaignViews {
    /** As they are named where several are equally good; those that are switched off come last. */
    private static final Comparator<SavedCampaign> ORDER = Comparator.comparing(
                    (SavedCampaign campaign) -> !campaign.active())
            .thenComparingInt(campaign -> campaign.terms().priority())
            .thenComparingLong(campaign -> campaign.ref().id());

    private final TargetNames.Source names;

    CampaignViews(TargetNames.Source names) {
        this.names = names;
    }

    /** A version of a campaign, in words. */
    record Row(
            String id,
            String version,
            String name,
            String priority,
            List<Sentence> does,
            List<Sentence> when,
            List<Sentence> whom,
            boolean active,
            String savedAt,
            String savedBy) {}

    List<Row> list(List<SavedCampaign> campaigns, Locale locale, DisplayFormat written) {
        return rows(campaigns.stream().sorted(ORDER).toList(), locale, written);
    }

    /** As they are given. */
    List<Row> rows(List<SavedCampaign> campaigns, Locale locale, DisplayFormat written) {
        Set<Long> products = new HashSet<>();
        Set<Long> categories = new HashSet<>();
        campaigns.forEach(campaign -> products.addAll(campaign.terms().goods().products()));
        campaigns.forEach(campaign -> categories.addAll(campaign.terms().goods().categories()));
        TargetNames known = names.of(products, categories, locale);
        WindowInWords windows = new WindowInWords(locale);
        return campaigns.stream()
                .map(campaign -> row(campaign, windows, known, written))
                .toList();
    }

    private static Row row(SavedCampaign campaign, WindowInWords windows, TargetNames known, DisplayFormat written) {
        CampaignTerms terms = campaign.terms();
        return new Row(
                Long.toString(campaign.ref().id()),
                Integer.toString(campaign.ref().version()),
                terms.name(),
                Integer.toString(terms.priority()),
                List.of(does(terms.effect())),
                windows.when(terms.window(), written.zone()),
                whom(terms, known),
                campaign.active(),
                written.time(campaign.savedAt()),
                campaign.actor());
    }

    private static Sentence does(CampaignEffect effect) {
        if (effect instanceof CampaignEffect.PricePercent price) {
            return say("LoyaltyCampaign_Does_PRICE_PERCENT", (long) price.percent());
        }
        PointsRate rate = ((CampaignEffect.OffsetRate) effect).rate();
        return say(
                "LoyaltyCampaign_Does_OFFSET_RATE",
                rate.points().value(),
                rate.money().toString());
    }

    private static List<Sentence> whom(CampaignTerms terms, TargetNames known) {
        List<Sentence> whom = new ArrayList<>();
        add(
                whom,
                "For_Products",
                terms.goods().products().stream().map(known::product).toList());
        add(
                whom,
                "For_Categories",
                terms.goods().categories().stream().map(known::category).toList());
        add(
                whom,
                "For_Tiers",
                terms.people().tiers().stream()
                        .map(tier -> known.tier(tier.value()))
                        .toList());
        add(
                whom,
                "For_Segments",
                terms.people().segments().stream()
                        .map(segment -> known.segment(segment.value()))
                        .toList());
        return whom.isEmpty() ? List.of(say("LoyaltyRule_For_Everything")) : whom;
    }

    private static void add(List<Sentence> whom, String code, Collection<String> named) {
        if (!named.isEmpty()) {
            whom.add(say("LoyaltyRule_" + code, WindowInWords.some(named)));
        }
    }

    private static Sentence say(String code, Serializable... operands) {
        return Sentence.of(code, operands);
    }

    /** What the form offers to choose from, by the names that its template knows. */
    Map<String, Object> choices(DraftForm form, Locale locale) {
        List<Long> products = TargetNames.ids(form.draft(), "goods.products");
        List<Long> categories = TargetNames.ids(form.draft(), "goods.categories");
        TargetNames known = names.of(products, categories, locale);
        Map<String, Object> choices = new HashMap<>(new WindowInWords(locale).choices());
        choices.put("kinds", TargetNames.names(CampaignDraft.Kind.values()));
        choices.put("products", known.products(products));
        choices.put("categories", known.categories(categories));
        choices.put("tiers", known.tiers(form.draft().items("people.tiers")));
        choices.put("segments", known.segments(form.draft().items("people.segments")));
        return choices;
    }
}
