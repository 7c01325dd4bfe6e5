package org.pointsmall.loyalty.mall;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.CampaignFixture;
import org.pointsmall.loyalty.campaign.Shopper;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

class OfferPricingTest {
    private static final Instant PUBLISHED = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant LATER = PUBLISHED.plusSeconds(30L * 24 * 3600);

    @Test
    void costsItsPointsWhereNothingMakesItLess() {
        OfferPrice price =
                price(anOffer().costing(500).andCash(250).publishedAt(PUBLISHED), Shopper.GUEST, 0, 1, LATER);

        assertThat(price.points()).isEqualTo(Points.of(500));
        assertThat(price.list()).isEqualTo(Points.of(500));
        assertThat(price.cash()).isEqualTo(OfferFixture.pence(250));
        assertThat(codes(price)).containsExactly("price.list");
    }

    @Test
    void costsLessInItsFirstDaysToTheMillisecond() {
        MallOffer offer = anOffer().costing(500).inTheFirst(7, 250).publishedAt(PUBLISHED);
        Instant end = PUBLISHED.plusSeconds(7L * 24 * 3600);

        assertThat(price(offer, Shopper.GUEST, 0, 1, PUBLISHED).points()).isEqualTo(Points.of(250));
        assertThat(price(offer, Shopper.GUEST, 0, 1, end.minusMillis(1)).points())
                .isEqualTo(Points.of(250));
        assertThat(price(offer, Shopper.GUEST, 0, 1, end).points()).isEqualTo(Points.of(500));
    }

    @Test
    void theFirstPiecesCostLessAsLongAsAllThatAreWantedAreAmongThem() {
        MallOffer offer = anOffer().costing(500).forTheFirst(10, 300).publishedAt(PUBLISHED);

        OfferPrice last = price(offer, Shopper.GUEST, 2, 2, LATER);
        assertThat(last.points()).isEqualTo(Points.of(300));
        assertThat(last.first()).isTrue();
        OfferPrice tooMany = price(offer, Shopper.GUEST, 2, 3, LATER);
        assertThat(tooMany.points()).isEqualTo(Points.of(500));
        assertThat(tooMany.first()).isFalse();
    }

    @Test
    void ofBothTheLowerOneCountsAndNoFirstPieceIsTakenForNothing() {
        MallOffer offer =
                anOffer().costing(500).inTheFirst(7, 250).forTheFirst(10, 300).publishedAt(PUBLISHED);

        OfferPrice launch = price(offer, Shopper.GUEST, 10, 1, PUBLISHED);
        assertThat(launch.points()).isEqualTo(Points.of(250));
        assertThat(launch.first()).isFalse();
        assertThat(price(offer, Shopper.GUEST, 10, 1, LATER).first()).isTrue();
    }

    @Test
    void aTierPaysItsPerCentOfTheLowerPriceRoundedUpAndTheLinesSumToTheDifference() {
        MallOffer offer = anOffer().costing(501).inTheFirst(7, 333).publishedAt(PUBLISHED);

        OfferPrice price = price(offer, CampaignFixture.shopper(CampaignFixture.gold(90, null)), 0, 1, PUBLISHED);

        assertThat(price.points()).isEqualTo(Points.of(300));
        assertThat(codes(price)).containsExactly("price.list", "price.launch", "price.tier");
        long less = price.trace().stream()
                .skip(1)
                .mapToLong(line -> Long.parseLong(line.operands().get("less")))
                .sum();
        assertThat(less).isEqualTo(201);
    }

    @Test
    void whatIsNoProductIsPricedByCampaignsOnAllThingsOnly() {
        CampaignBook book = CampaignFixture.book(
                CampaignFixture.aCampaign().percent(80).of(Scope.ofProducts(7L)).campaign());
        MallOffer goods = anOffer().product(7).costing(100).publishedAt(PUBLISHED);
        MallOffer donation =
                anOffer().of(new Content.Donation("trees")).costing(100).publishedAt(PUBLISHED);

        assertThat(OfferPricing.price(goods, book, Shopper.GUEST, Set.of(), 0, 1, LATER)
                        .points())
                .isEqualTo(Points.of(80));
        assertThat(OfferPricing.price(donation, book, Shopper.GUEST, Set.of(), 0, 1, LATER)
                        .points())
                .isEqualTo(Points.of(100));
    }

    private static OfferPrice price(MallOffer offer, Shopper shopper, long firstLeft, long quantity, Instant at) {
        return OfferPricing.price(offer, CampaignBook.EMPTY, shopper, Set.of(), firstLeft, quantity, at);
    }

    private static List<String> codes(OfferPrice price) {
        return price.trace().stream().map(TraceLine::code).toList();
    }
}
