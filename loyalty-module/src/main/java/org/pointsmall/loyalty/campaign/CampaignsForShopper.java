package org.pointsmall.loyalty.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.time.BusinessTime;

/** Which campaigns somebody may have something of, now or later. */
public final class CampaignsForShopper {
    private final Latest<CampaignBook> campaigns;
    private final Shoppers shoppers;
    private final BusinessTime time;

    public CampaignsForShopper(Latest<CampaignBook> campaigns, Shoppers shoppers, BusinessTime time) {
        this.campaigns = campaigns;
        this.shoppers = shoppers;
        this.time = time;
    }

    /**
     * A campaign as this shopper may know it. Segments are the merchant's own business: none are named.
     *
     * @param personal whether it is there for segments that the member is in
     */
    public record Ahead(Campaign campaign, boolean personal) {}

    /**
     * Those that have not ended, first on rates, then on prices, without those for segments the member is not in.
     *
     * @param member nobody for a guest
     */
    public List<Ahead> of(Optional<MemberId> member) {
        CampaignBook book = campaigns.book();
        Shopper shopper = member.map(shoppers::of).orElse(Shopper.GUEST);
        Instant now = time.now();
        return Stream.concat(book.rates().stream(), book.prices().stream())
                .filter(campaign -> !campaign.terms().window().isOver(now))
                .filter(campaign -> campaign.terms().audience().includesSegmentsOf(shopper))
                .map(CampaignsForShopper::told)
                .toList();
    }

    private static Ahead told(Campaign campaign) {
        CampaignTerms terms = campaign.terms();
        CampaignTerms known = new CampaignTerms(
                terms.name(),
                terms.chineseName(),
                terms.priority(),
                terms.scope(),
                terms.audience().withoutSegments(),
                terms.window(),
                terms.effect());
        return new Ahead(
                new Campaign(campaign.ref(), known),
                !terms.audience().segments().isEmpty());
    }
}
