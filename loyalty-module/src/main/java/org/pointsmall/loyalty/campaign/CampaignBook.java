package org.pointsmall.loyalty.campaign;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Version;

/** All campaigns that are in force, each within its window. */
public final class CampaignBook {
    public static final CampaignBook EMPTY = new CampaignBook(0, List.of());

    private final long revision;
    private final List<Campaign> prices;
    private final List<Campaign> rates;

    /** @param revision which state of all campaigns this is; it grows with each change */
    public CampaignBook(long revision, Collection<Campaign> campaigns) {
        this.revision = revision;
        Map<CampaignEffect.Kind, List<Campaign>> byKind = campaigns.stream()
                .sorted(Campaign.ORDER)
                .collect(Collectors.groupingBy(
                        campaign -> campaign.terms().effect().kind()));
        prices = byKind.getOrDefault(CampaignEffect.Kind.PRICE_PERCENT, List.of());
        rates = byKind.getOrDefault(CampaignEffect.Kind.OFFSET_RATE, List.of());
    }

    /** Of those that are in force. */
    public static CampaignBook of(long revision, List<Version<CampaignTerms>> inForce) {
        return new CampaignBook(
                revision,
                inForce.stream()
                        .map(version -> new Campaign(version.ref(), version.terms()))
                        .toList());
    }

    public long revision() {
        return revision;
    }

    /** Whether a campaign on prices asks for categories of products. */
    public boolean asksForCategories() {
        return prices.stream()
                .anyMatch(campaign -> !campaign.terms().scope().categories().isEmpty());
    }

    /** What a campaign is about, by its id, while it applies to anybody; nothing before and after, or where there is none. */
    public Optional<Scope> scope(long campaign, Instant at) {
        return Stream.concat(prices.stream(), rates.stream())
                .filter(one ->
                        one.ref().id() == campaign && one.terms().window().contains(at))
                .map(one -> one.terms().scope())
                .findFirst();
    }

    List<Campaign> prices() {
        return prices;
    }

    List<Campaign> rates() {
        return rates;
    }
}
