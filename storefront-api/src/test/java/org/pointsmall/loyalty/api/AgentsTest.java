package org.pointsmall.loyalty.api;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.api.agents.KnownPlatforms;
import org.pointsmall.loyalty.api.agents.LoyaltyForAgents;
import org.pointsmall.loyalty.api.agents.Membership;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.redemption.AppliedWish;
import org.pointsmall.loyalty.redemption.PointsWish;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.api.GuideTest.aRule;

/** What the store's own answers to agents get from the plugin, where a property switches it on. */
@ApiTest
@TestPropertySource(
        properties = {
            "loyalty.api.agents.claim=com.example.points",
            "loyalty.api.agents.platforms=https://agent.example/profile.json"
        })
class AgentsTest {
    private static final List<String> CLAIM = List.of("com.example.points");

    @Autowired
    private LoyaltyForAgents loyalty;

    @Autowired
    private KnownPlatforms known;

    @Autowired
    private Shop shop;

    @Autowired
    private ShopRules rules;

    @BeforeEach
    void anaHasPointsAndACart() {
        shop.reopened().anaIsSignedIn().earned(2000).cartOf("2.50", "5.00", "10.00");
    }

    @AfterEach
    void noRules() {
        rules.say();
    }

    @Test
    void aCartsForecastIsSaidStepByStep() {
        rules.say(aRule("Welcome", new Effect.FixedBonus(Points.of(3))));
        shop.wishFor(new AppliedWish(PointsWish.of(Points.of(300)), Points.of(300)));

        Membership ana = only(loyalty.ofCart(List.of(), Language.ENGLISH));

        assertThat(ana.provisional()).isFalse();
        assertThat(forecast(ana))
                .isEqualTo(new Membership.Forecast(
                        15,
                        List.of(
                                new Membership.Step(
                                        "base", "£12.00 paid, at 1 point for every £1.00, earned 12 points.", 12, null),
                                new Membership.Step("rule-1", "Welcome: a bonus of 3 points.", 3, null))));
    }

    @Test
    void fractionsThatAreRoundedAwayAreNoStep() {
        rules.say(aRule("Half more", new Effect.Multiplier(150)));

        Membership.Forecast forecast = forecast(only(loyalty.ofProduct(100, 1, List.of(), Language.CHINESE)));

        assertThat(forecast.amount()).isEqualTo(18);
        assertThat(forecast.breakdown().stream()
                        .mapToLong(Membership.Step::amount)
                        .sum())
                .isEqualTo(18);
        assertThat(forecast.breakdown()).extracting(Membership.Step::id).containsExactly("base", "rule-1");
    }

    @Test
    void guestsHearOfItWhenTheyClaimIt() {
        shop.reopened();

        assertThat(loyalty.ofProduct(100, 1, List.of("com.example.other"), Language.ENGLISH))
                .isEmpty();
        assertThat(loyalty.ofCart(List.of(), Language.ENGLISH)).isEmpty();
        Map<String, Membership> claimed = loyalty.ofProduct(100, 2, CLAIM, Language.ENGLISH);
        assertThat(only(claimed).provisional()).isTrue();
        assertThat(only(claimed).tiers()).isNull();
        assertThat(forecast(only(claimed)).amount()).isEqualTo(25);
        assertThat(only(loyalty.ofCart(CLAIM, Language.ENGLISH)).rewards())
                .containsExactly(new Membership.Collected(new Membership.PointsCurrency("Points", "POINTS", 0), null));
    }

    @Test
    void onlyThePlatformsThatAreListedAreKnown() {
        assertThat(known.know(URI.create("https://agent.example/profile.json"))).isTrue();
        assertThat(known.know(URI.create("https://agent.example/other.json"))).isFalse();
    }

    private static Membership only(Map<String, Membership> told) {
        assertThat(told).containsOnlyKeys("com.example.points");
        return told.values().iterator().next();
    }

    private static Membership.Forecast forecast(Membership membership) {
        return Objects.requireNonNull(membership.rewards().get(0).earningForecast());
    }
}
