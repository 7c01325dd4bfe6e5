package org.pointsmall.loyalty.mall;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.mall.MallFixture.ANA;
import static org.pointsmall.loyalty.mall.MallFixture.anchors;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;
import static org.pointsmall.loyalty.mall.OfferFixture.pence;

/** What points come to, in things that people know. */
class AnchorsTest {
    private static final Audience LOYAL = Audience.ofSegments(new SegmentCode("loyal"));

    private final MallFixture shop = new MallFixture();

    @Test
    void wholeMultiplesAreCountedAndTheirWorthIsAddedUp() {
        long tissues = shop.offer(anOffer().costing(100).worth(200));
        shop.zone(anchors(Audience.EVERYONE, 1, tissues));

        assertThat(anchor(100)).satisfies(anchor -> said(anchor, tissues, 1, 200, true));
        assertThat(anchor(300)).satisfies(anchor -> said(anchor, tissues, 3, 600, true));
        assertThat(anchor(399)).satisfies(anchor -> said(anchor, tissues, 3, 600, false));
        assertThat(shop.mall.anchors(ANA, Points.ZERO)).isEmpty();
        assertThat(shop.mall.anchors(ANA, Points.of(999_999))).isNotEmpty();
        assertThat(shop.mall.anchors(ANA, Points.of(1_000_000))).isEmpty();
    }

    @Test
    void fractionsAreThoseThatPeopleSay() {
        shop.zone(
                anchors(Audience.EVERYONE, 1, shop.offer(anOffer().costing(120).worth(200))));

        assertThat(anchor(119).fraction()).isEqualTo(Anchor.Fraction.THREE_QUARTERS);
        assertThat(anchor(90).fraction()).isEqualTo(Anchor.Fraction.THREE_QUARTERS);
        assertThat(anchor(90).isExact()).isTrue();
        assertThat(anchor(89).fraction()).isEqualTo(Anchor.Fraction.TWO_THIRDS);
        assertThat(anchor(79).fraction()).isEqualTo(Anchor.Fraction.HALF);
        assertThat(anchor(79).isExact()).isFalse();
        assertThat(anchor(59).fraction()).isEqualTo(Anchor.Fraction.THIRD);
        assertThat(anchor(39).fraction()).isEqualTo(Anchor.Fraction.QUARTER);
        assertThat(anchor(29).fraction()).isNull();
        assertThat(anchor(29).pieces()).isZero();
        assertThat(anchor(29).worth()).isEqualTo(pence(200));
    }

    @Test
    void ofSeveralTheOneWithoutARemainderThenTheFewestPieces() {
        long tissues = shop.offer(anOffer().costing(100).worth(200));
        long coffee = shop.offer(anOffer().costing(300).worth(700));
        shop.zone(anchors(Audience.EVERYONE, 1, tissues, coffee));

        assertThat(anchor(300).offerId()).isEqualTo(coffee);
        assertThat(anchor(500)).satisfies(anchor -> said(anchor, tissues, 5, 1_000, true));
        assertThat(anchor(550)).satisfies(anchor -> said(anchor, coffee, 1, 700, false));
        assertThat(anchor(50).offerId()).isEqualTo(tissues);
        assertThat(shop.mall.anchors(ANA, Points.of(600)))
                .extracting(Anchor::offerId)
                .containsExactly(coffee, tissues);
    }

    @Test
    void theMembersSegmentChoosesAndWhatIsForAllIsLeftWhereNothingOfItWillDo() {
        long forLoyal = shop.offer(anOffer().costing(100).worth(200).limitedTo(Supply.of(9)));
        long forAll = shop.offer(anOffer().costing(100).worth(200));
        shop.zone(anchors(LOYAL, 1, forLoyal));
        shop.zone(anchors(Audience.EVERYONE, 2, forAll));

        assertThat(anchor(100).offerId()).isEqualTo(forAll);
        shop.anaIsIn("loyal");
        assertThat(anchor(100).offerId()).isEqualTo(forLoyal);
        taken(forLoyal, 9);
        assertThat(anchor(100).offerId()).isEqualTo(forAll);
    }

    @Test
    void nothingIsNamedThatTheMemberMayNotHaveOrThatIsNotThere() {
        Window over = Window.always(OfferFixture.ZONE).within(null, LocalDateTime.parse("2026-05-01T10:00:00"));
        for (OfferFixture offer : List.of(
                anOffer().from(new TierCode("gold")).worth(200),
                anOffer().forThese(LOYAL).hidden().worth(200),
                anOffer().limitedTo(Supply.of(0)).worth(200),
                anOffer().seen(over).worth(200),
                anOffer().exchangeable(over).worth(200),
                anOffer().andCash(10).worth(200),
                anOffer().forTheFirst(5, 10).worth(200),
                anOffer())) {
            shop.zone(anchors(Audience.EVERYONE, 1, shop.offer(offer.costing(1_000))));
        }
        long off = shop.offers
                .add(anOffer().worth(200).terms(), false, MallFixture.NOW, "test")
                .ref()
                .id();
        shop.zone(anchors(Audience.EVERYONE, 1, off, 999L));

        assertThat(shop.mall.anchors(ANA, Points.of(1_000))).isEmpty();
        shop.zone(anchors(Audience.EVERYONE, 9, shop.offer(anOffer().worth(200))));
        assertThat(shop.mall.anchors(ANA, Points.of(1_000))).hasSize(1);
    }

    @Test
    void noMorePiecesAreSaidThanThereAre() {
        long few = shop.offer(anOffer().costing(100).worth(200).limitedTo(Supply.of(5)));
        shop.zone(anchors(Audience.EVERYONE, 1, few));

        assertThat(anchor(500).pieces()).isEqualTo(5);
        assertThat(shop.mall.anchors(ANA, Points.of(600))).isEmpty();
        taken(few, 1);
        assertThat(shop.mall.anchors(ANA, Points.of(500))).isEmpty();
    }

    @Test
    void offersSayTheirPointsInThem() {
        long tissues = shop.offer(anOffer().costing(100).worth(200));
        long pan = shop.offer(anOffer().costing(2_000).andCash(5_000));
        shop.zone(anchors(Audience.EVERYONE, 1, tissues));

        Anchor said = shop.mall.offer(pan, Optional.empty()).orElseThrow().anchor();

        said(said, tissues, 20, 4_000, true);
        assertThat(shop.mall
                        .browse(new BrowseQuery(null, null, false, null, 9), Optional.empty())
                        .offers())
                .extracting(view -> view.anchor().pieces())
                .containsExactly(1L, 20L);
        assertThat(shop.mall.zones(Optional.empty(), 9)).isEmpty();
        assertThat(shop.ids("anchors-1")).isEmpty();
    }

    private void taken(long offer, long pieces) {
        assertThat(shop.stock.take(MallOffer.stockKey(offer), pieces, null)).isTrue();
    }

    private Anchor anchor(long points) {
        return shop.mall.anchors(ANA, Points.of(points)).get(0);
    }

    private static void said(Anchor anchor, long offer, long pieces, long pence, boolean exact) {
        assertThat(anchor.offerId()).isEqualTo(offer);
        assertThat(anchor.pieces()).isEqualTo(pieces);
        assertThat(anchor.worth()).isEqualTo(pence(pence));
        assertThat(anchor.isExact()).isEqualTo(exact);
        assertThat(anchor.fraction()).isNull();
    }
}
