package org.pointsmall.loyalty.mall;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.campaign.CampaignFixture;
import org.pointsmall.loyalty.campaign.Shopper;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.stock.QuotaPeriod;
import org.pointsmall.loyalty.tier.Tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

/** Each rule on both sides of its boundary. */
class EligibilityTest {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final Tier GOLD = CampaignFixture.gold(100, null);

    private boolean member = true;
    private Shopper shopper = Shopper.GUEST;
    private Tier leastTier;
    private long available = 1_000_000;
    private Long remaining;
    private long used;
    private long quantity = 1;
    private Instant at = NOW;

    @Test
    void whoHasJustEnoughPointsMayHaveIt() {
        available = 3_000;
        quantity = 3;
        assertThat(codes(anOffer().costing(1_000))).isEmpty();

        available = 2_999;
        Refusal refusal = refusals(anOffer().costing(1_000)).get(0);
        assertThat(refusal.code()).isEqualTo(RefusalCode.INSUFFICIENT_POINTS);
        assertThat(refusal.operands())
                .containsEntry("required", 3_000L)
                .containsEntry("available", 2_999L)
                .containsEntry("offerId", 1L);
    }

    @Test
    void theLeastTierMayHaveItAndWhoIsBelowMayNot() {
        leastTier = GOLD;
        assertThat(codes(anOffer().from(GOLD.code()))).containsExactly(RefusalCode.NOT_ELIGIBLE_TIER);

        shopper = CampaignFixture.shopper(GOLD);
        assertThat(codes(anOffer().from(GOLD.code()))).isEmpty();
    }

    @Test
    void aTierThatTheProgrammeNoLongerHasIsReachedByNobody() {
        shopper = CampaignFixture.shopper(GOLD);
        leastTier = null;

        assertThat(codes(anOffer().from(new TierCode("platinum")))).containsExactly(RefusalCode.NOT_ELIGIBLE_TIER);
    }

    @Test
    void onlyMembersOfTheNamedTiersAndSegments() {
        shopper = CampaignFixture.shopper(GOLD);
        assertThat(codes(anOffer().forThese(Audience.ofTiers(GOLD.code())))).isEmpty();
        assertThat(codes(anOffer().forThese(Audience.ofTiers(new TierCode("silver")))))
                .containsExactly(RefusalCode.NOT_ELIGIBLE_TIER);
        assertThat(codes(anOffer().forThese(Audience.ofSegments(new SegmentCode("loyal")))))
                .containsExactly(RefusalCode.NOT_ELIGIBLE);
    }

    @Test
    void aGuestIsToldToBecomeAMember() {
        member = false;
        available = 0;

        assertThat(codes(anOffer())).containsExactly(RefusalCode.MEMBERS_ONLY);
    }

    @Test
    void theLastPiecesCanBeHad() {
        remaining = 2L;
        quantity = 2;
        assertThat(codes(anOffer())).isEmpty();

        quantity = 3;
        assertThat(refusals(anOffer()).get(0).operands())
                .containsEntry("remaining", 2L)
                .containsEntry("required", 3L);
        assertThat(codes(anOffer())).containsExactly(RefusalCode.SOLD_OUT);
    }

    @Test
    void aMemberHasAsManyAsTheLimitSays() {
        OfferFixture offer = anOffer().limitedTo(Supply.UNLIMITED.each(3, QuotaPeriod.MONTH));
        used = 2;
        assertThat(codes(offer)).isEmpty();

        quantity = 2;
        assertThat(codes(offer)).containsExactly(RefusalCode.MEMBER_LIMIT_REACHED);
    }

    @Test
    void aWindowEndsExactlyWhenItSaysAlsoWhereClocksChange() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        // At 03:00 the clocks go back to 02:00: 04:00 is an hour later than it looks.
        Window night = Window.always(berlin)
                .within(LocalDateTime.of(2026, 10, 25, 1, 0), LocalDateTime.of(2026, 10, 25, 4, 0));
        OfferFixture offer = anOffer().exchangeable(night);

        at = Instant.parse("2026-10-24T22:59:59.999Z");
        assertThat(codes(offer)).containsExactly(RefusalCode.OUTSIDE_WINDOW);
        at = Instant.parse("2026-10-24T23:00:00Z");
        assertThat(codes(offer)).isEmpty();
        at = Instant.parse("2026-10-25T02:59:59.999Z");
        assertThat(codes(offer)).isEmpty();
        at = Instant.parse("2026-10-25T03:00:00Z");
        assertThat(codes(offer)).containsExactly(RefusalCode.OUTSIDE_WINDOW);
    }

    @Test
    void itIsSeenBeforeItCanBeHad() {
        OfferFixture offer = anOffer()
                .exchangeable(Window.always(OfferFixture.ZONE).within(LocalDateTime.of(2026, 6, 1, 0, 0), null));

        assertThat(offer.publishedAt(NOW).isSeen(NOW)).isTrue();
        assertThat(codes(offer)).containsExactly(RefusalCode.OUTSIDE_WINDOW);
    }

    @Test
    void severalReasonsComeInTheOrderOfTheCodes() {
        available = 0;
        remaining = 0L;
        leastTier = GOLD;

        assertThat(codes(anOffer().from(GOLD.code())))
                .containsExactly(RefusalCode.INSUFFICIENT_POINTS, RefusalCode.NOT_ELIGIBLE_TIER, RefusalCode.SOLD_OUT);
    }

    @Test
    void whatAMemberMustBeIsSaidAndCheckedOnBothSidesOfItsBound() {
        Needs rich = new Needs(false, false, Points.of(500), null, null);
        available = 499;
        assertThat(unmet(rich)).isEqualTo("POINTS_AVAILABLE");
        available = 500;
        assertThat(unmet(rich)).isNull();

        Needs birthday = new Needs(false, true, null, null, null);
        assertThat(unmet(birthday)).isEqualTo("BIRTHDAY_MONTH");
        born = MonthDay.of(5, 31);
        at = ZonedDateTime.of(2026, 5, 1, 0, 0, 0, 0, OfferFixture.ZONE).toInstant();
        assertThat(unmet(birthday)).isNull();
        at = at.minusMillis(1);
        assertThat(unmet(birthday)).isEqualTo("BIRTHDAY_MONTH");
        at = NOW;

        Needs month = new Needs(false, false, null, null, 30);
        assertThat(unmet(month)).isEqualTo("DAYS_JOINED");
        joined = NOW.minus(Duration.ofDays(30));
        assertThat(unmet(month)).isNull();
        joined = joined.plusMillis(1);
        assertThat(unmet(month)).isEqualTo("DAYS_JOINED");

        Needs first = new Needs(true, false, null, null, null);
        assertThat(unmet(first)).isEqualTo("BEFORE_FIRST_ORDER");
        beforeFirstOrder = true;
        assertThat(unmet(first)).isNull();

        Needs spent = new Needs(false, false, null, new Money(10_000, CNY), null);
        spentInTheYear = 9_999;
        assertThat(unmet(spent)).isEqualTo("SPENT");
        spentInTheYear = 10_000;
        assertThat(unmet(spent)).isNull();
        assertThat(unmet(Needs.NONE)).isNull();
    }

    private @Nullable Object unmet(Needs needs) {
        OfferFixture offer = anOffer().costing(1).needing(needs);
        List<Refusal> refusals = refusals(offer);
        assertThat(refusals).allMatch(refusal -> refusal.code() == RefusalCode.NOT_ELIGIBLE);
        return refusals.isEmpty() ? null : refusals.get(0).operands().get("needs");
    }

    private final MemberFacts facts = new MemberFacts() {
        @Override
        public boolean isBeforeFirstOrder() {
            return beforeFirstOrder;
        }

        @Override
        public boolean isOrderingBeside(long orderId, Instant when) {
            throw new AssertionError("only the hold asks");
        }

        @Override
        public Optional<MonthDay> birthday() {
            return Optional.ofNullable(born);
        }

        @Override
        public Optional<Instant> joinedAt() {
            return Optional.ofNullable(joined);
        }

        @Override
        public Money spentSince(Instant since, Currency currency) {
            assertThat(since).isEqualTo(at.minus(Duration.ofDays(365)));
            return new Money(spentInTheYear, currency);
        }
    };
    private static final Currency CNY = Currency.getInstance("CNY");
    private @Nullable MonthDay born;
    private @Nullable Instant joined;
    private boolean beforeFirstOrder;
    private long spentInTheYear;

    private List<RefusalCode> codes(OfferFixture offer) {
        return refusals(offer).stream().map(Refusal::code).toList();
    }

    private List<Refusal> refusals(OfferFixture fixture) {
        MallOffer offer = fixture.publishedAt(NOW);
        OfferPrice price = new OfferPrice(
                offer.terms().price().points(), offer.terms().price().points(), null, false, List.of());
        return Eligibility.refusals(new Asked(
                offer, quantity, member, shopper, leastTier, Points.of(available), price, remaining, used, facts, at));
    }
}
