package org.pointsmall.loyalty.campaign;

import java.util.Collection;
import java.util.List;

/** All campaigns that are in force, each within its window. */
public final class CampaignBook {
    public static final CampaignBook EMPTY = new CampaignBook(0, List.of());

    private final long revision;
    private final List<Campaign> prices;
    private final List<Campaign> rates;

    /** @param revision which state of all campaigns this is; it grows with each change */
    public CampaignBook(long revision, Collection<Campaign> campaigns) {
        this.revision = revision;
        prices = with(CampaignEffect.PricePercent.class, campaigns);
        rates = with(CampaignEffect.OffsetRate.class, campaigns);
    }

    private static List<Campaign> with(Class<? extends CampaignEffect> effect, Collection<Campaign> campaigns) {
        return campaigns.stream()
                .filter(campaign -> effect.isInstance(campaign.terms().effect()))
                .sorted(Campaign.ORDER)
                .toList();
    }

    public long revision() {
        return revision;
    }

    /** Whether a campaign on prices asks for categories of products. */
    public boolean asksForCategories() {
        return prices.stream()
                .anyMatch(campaign -> !campaign.terms().goods().categories().isEmpty());
    }

    List<Campaign> prices() {
        return prices;
    }

    List<Campaign> rates() {
        return rates;
    }
}
