package org.pointsmall.loyalty.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.member.SegmentCode;

/** All campaigns that are in force, each within its window. */
public final class CampaignBook {
    public static final CampaignBook EMPTY = new CampaignBook(0, List.of());

    private final long revision;
    private final List<Campaign> prices;
    private final List<Campaign> rates;

    /** @param revision which state of all campaigns this is; it grows with each change */
    public CampaignBook(long revision, Collection<Campaign> campaigns) {
        this.revision = revision;
        List<Campaign> onPrices = new ArrayList<>();
        List<Campaign> onRates = new ArrayList<>();
        campaigns.stream().sorted(Campaign.ORDER).forEach(campaign -> campaign.terms()
                .effect()
                .decide(price -> onPrices, rate -> onRates)
                .add(campaign));
        prices = List.copyOf(onPrices);
        rates = List.copyOf(onRates);
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

    /** The first moment after this one at which a campaign on prices may begin or end; empty where none does. */
    public Optional<Instant> nextPriceChange(Instant after) {
        return prices.stream()
                .map(campaign -> campaign.terms().window().nextChange(after))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** The segments that campaigns on prices are for. */
    public Set<SegmentCode> segmentsWithPrices() {
        return prices.stream()
                .flatMap(campaign -> campaign.terms().audience().segments().stream())
                .collect(Collectors.toSet());
    }

    List<Campaign> prices() {
        return prices;
    }

    List<Campaign> rates() {
        return rates;
    }
}
