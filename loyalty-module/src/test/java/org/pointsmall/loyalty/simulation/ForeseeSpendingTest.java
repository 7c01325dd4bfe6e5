package org.pointsmall.loyalty.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.campaign.CampaignEffect;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.campaign.Shopper;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.InMemoryVersions;
import org.pointsmall.loyalty.definition.Proposal;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.earning.BuyerFixture;
import org.pointsmall.loyalty.earning.EarningContext;
import org.pointsmall.loyalty.earning.ProductFacts;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.simulation.PastExchanges.PastExchange;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.SomeTiers;
import org.pointsmall.loyalty.tier.TierScheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.simulation.OrdersOfThePast.cny;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** Three points are worth ten fen at the checkout; each order spends 30 points there and 100 on a piece of the mall. */
class ForeseeSpendingTest {
    private static final Window ALWAYS = Window.always(ZoneOffset.UTC);

    private final SimulationFixture fixture = new SimulationFixture(0);
    private final InMemoryVersions<CampaignTerms> campaigns = new InMemoryVersions<>();
    private final List<PastOrder> orders = new ArrayList<>();
    private final List<PastExchange> exchanges = new ArrayList<>();

    private void order(BuyerFixture buyer) {
        long id = orders.size() + 1L;
        List<CartLine> lines = List.of(
                new CartLine(10 * id, 7L, 1, cny("50.00")), new CartLine(10 * id + 1, 8L, 1, cny("20.00")).by(99));
        Allocation offset = new Allocation(List.of(
                new Allocation.Part(10 * id, Points.of(24), cny("0.80")),
                new Allocation.Part(null, Points.of(6), cny("0.20")),
                new Allocation.Part(10 * id + 1, Points.of(100), cny("20.00"))));
        orders.add(new PastOrder(
                new MemberId(id),
                new Cart(new OrderRef(id, null), lines, cny("70.00")),
                offset,
                new EarningContext(
                        Instant.parse("2026-11-10T00:00:00Z"),
                        buyer,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(8L, ProductFacts.of(8, Set.of(40L), null, true))),
                PastOrder.Award.NONE,
                null,
                Map.of()));
    }

    @Test
    void aBetterRateCostsWhatPointsPayMore() {
        order(BuyerFixture.aBuyer());
        order(BuyerFixture.aBuyer());

        SpendingComparison cost = foresee().ofCampaign(on(rate(Audience.EVERYONE, "0.20")));

        assertThat(cost.checkout()).isEqualTo(Points.of(60));
        assertThat(cost.paidNow()).isEqualTo(cny("2.00"));
        assertThat(cost.paidThen()).isEqualTo(cny("4.00"));
        assertThat(cost.mallThen()).isEqualTo(cost.mallNow()).isEqualTo(Points.of(200));
        assertThat(cost.more()).isEqualByComparingTo("2.00");
        assertThat(foresee().ofCampaign(on(rate(Audience.EVERYONE, "0.05"))).isTheSame())
                .as("never less than the standard rate")
                .isTrue();
    }

    @Test
    void lowerPricesCostTheWorthOfThePointsThatAreNotPaid() {
        order(BuyerFixture.aBuyer());
        exchanges.add(new PastExchange(new MemberId(5), Points.of(50), Instant.parse("2026-11-11T00:00:00Z")));

        SpendingComparison all = foresee().ofCampaign(on(price(Scope.ALL, Audience.EVERYONE, 80)));
        assertThat(all.mallNow()).isEqualTo(Points.of(150));
        assertThat(all.mallThen()).isEqualTo(Points.of(120));
        assertThat(all.more()).isEqualByComparingTo("1.00");

        SpendingComparison category = foresee().ofCampaign(on(price(Scope.ofCategories(40L), Audience.EVERYONE, 80)));
        assertThat(category.mallThen()).as("an exchange is in no category").isEqualTo(Points.of(130));
        assertThat(foresee()
                        .ofCampaign(on(price(Scope.ofCategories(41L), Audience.EVERYONE, 80)))
                        .isTheSame())
                .isTrue();
    }

    @Test
    void itsAudienceIsAskedAndOthersInForceCountBothTimes() {
        order(BuyerFixture.aBuyer().inSegments("loyal"));
        order(BuyerFixture.aBuyer());
        assertThat(foresee().ofCampaign(on(price(Scope.ALL, loyal(), 50))).mallThen())
                .isEqualTo(Points.of(150));

        campaigns.add(price(Scope.ALL, Audience.EVERYONE, 50), true, Instant.EPOCH, "olga");
        assertThat(foresee().ofCampaign(on(price(Scope.ALL, loyal(), 60))).isTheSame())
                .as("the better one is there already")
                .isTrue();
        assertThat(foresee().ofCampaign(on(price(Scope.ALL, loyal(), 25))).mallThen())
                .as("half of a half for one of two")
                .isEqualTo(Points.of(150));
    }

    @Test
    void oneThatEndsOrBeginsLaterCountsAsIfItRanAllTheTime() {
        order(BuyerFixture.aBuyer());
        CampaignTerms later = price(Scope.ALL, Audience.EVERYONE, 50)
                .at(ALWAYS.within(LocalDateTime.parse("2027-01-01T00:00"), null));
        assertThat(foresee().ofCampaign(on(later)).mallThen()).isEqualTo(Points.of(50));

        var running = campaigns.add(price(Scope.ALL, Audience.EVERYONE, 50), true, Instant.EPOCH, "olga");
        SpendingComparison ends =
                foresee().ofCampaign(new Proposal<>(running, running.terms(), false, Optional.empty()));
        assertThat(ends.mallThen()).as("100 were paid at half the price").isEqualTo(Points.of(200));
        assertThat(ends.more()).isNegative();
    }

    @Test
    void otherTiersCostWhatPointsPayAndBuyInThem() {
        order(BuyerFixture.aBuyer().ofTier("gold", 100));
        order(BuyerFixture.aBuyer());
        TierScheme then = new TierScheme(
                Measure.POINTS,
                SomeTiers.rolling(12),
                Period.ZERO,
                SomeTiers.CNY,
                List.of(SomeTiers.tier(
                        new TierCode("gold"),
                        "金卡",
                        20,
                        1_000,
                        new Benefits(100, new PointsRate(Points.of(3), cny("0.15")), 90))));

        SpendingComparison cost = foresee().ofTiers(then);

        assertThat(cost.paidNow()).isEqualTo(cny("2.00"));
        assertThat(cost.paidThen()).isEqualTo(cny("2.50"));
        assertThat(cost.mallThen()).isEqualTo(Points.of(190));
    }

    @Test
    void ofASampleItIsProjected() {
        order(BuyerFixture.aBuyer());
        reckoned = 10L;

        SpendingComparison cost = foresee().ofCampaign(on(rate(Audience.EVERYONE, "0.20")));

        assertThat(cost.isSample()).isTrue();
        assertThat(cost.more()).isEqualByComparingTo("10.00");
    }

    @Test
    void whereNothingWasSpentThereIsNothingToSay() {
        assertThat(foresee().ofCampaign(on(rate(Audience.EVERYONE, "0.20"))).isOfNothing())
                .isTrue();
    }

    private @Nullable Long reckoned;

    private ForeseeSpending foresee() {
        PastOrders past = new PastOrders() {
            @Override
            public long count(Instant from, Instant until) {
                throw new UnsupportedOperationException("nobody can wait for that");
            }

            @Override
            public Reach reach(int latest, Instant from, Instant until) {
                return new Reach(0, reckoned == null ? orders.size() : reckoned);
            }

            @Override
            public Page after(long after, int limit, Plan plan, RuleBook book) {
                return after > 0 ? new Page(List.of(), 0, after) : new Page(orders, orders.size(), orders.size());
            }
        };
        return new ForeseeSpending(
                past,
                (since, most) -> exchanges,
                member -> Shopper.GUEST,
                campaigns,
                new SimulationFixture.Terms(),
                new ForeseeCost.Bounds(100, 50, Duration.ofSeconds(2)),
                fixture.store,
                inUtc(fixture.clock));
    }

    private static Audience loyal() {
        return Audience.ofSegments(new SegmentCode("loyal"));
    }

    private static Proposal<CampaignTerms> on(CampaignTerms terms) {
        return new Proposal<>(null, terms, true, Optional.empty());
    }

    private static CampaignTerms rate(Audience audience, String money) {
        return new CampaignTerms(
                "rate",
                1,
                Scope.ALL,
                audience,
                ALWAYS,
                new CampaignEffect.OffsetRate(new PointsRate(Points.of(3), cny(money))));
    }

    private static CampaignTerms price(Scope scope, Audience audience, int percent) {
        return new CampaignTerms("price", 1, scope, audience, ALWAYS, new CampaignEffect.PricePercent(percent));
    }
}
