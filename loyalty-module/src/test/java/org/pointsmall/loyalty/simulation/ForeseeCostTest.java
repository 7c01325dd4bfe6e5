package org.pointsmall.loyalty.simulation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.definition.InMemoryVersions;
import org.pointsmall.loyalty.definition.Proposal;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.FixedEarning;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleGroup;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.simulation.CostComparison.Cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.simulation.OrdersOfThePast.cny;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** Ten orders of 10.00 each, of which each earns 10 points without a rule; three points are worth ten fen. */
class ForeseeCostTest {
    private static final Window ALWAYS = Window.always(ZoneOffset.UTC);

    private final SimulationFixture ten = new SimulationFixture(10);
    private final InMemoryVersions<RuleTerms> rules = new InMemoryVersions<>();

    @Test
    void aRuleThatDoublesPointsDoublesTheirCost() {
        CostComparison cost = foresee(100).ofRule(on(twice(ALWAYS)));

        assertThat(cost.now()).isEqualTo(cost(100, "3.34"));
        assertThat(cost.then()).isEqualTo(cost(200, "6.67"));
        assertThat(cost.sales()).isEqualTo(cny("100.00"));
        assertThat(cost.orders()).isEqualTo(10);
        assertThat(cost.isSample()).isFalse();
        assertThat(cost.from()).isEqualTo("2026-10-23T00:00:00Z");
        assertThat(cost.until()).isEqualTo("2026-11-22T00:00:00Z");
    }

    @Test
    void aRuleThatEndsOrChangesIsTakenFromWhatIsInForce() {
        rules.add(bonus(100), false, Instant.EPOCH, "olga");
        Version<RuleTerms> five = rules.add(bonus(5), true, Instant.EPOCH, "olga");
        rules.add(bonus(1), true, Instant.EPOCH, "olga");

        CostComparison ends = foresee(100).ofRule(new Proposal<>(five, bonus(5), false, Optional.empty()));
        assertThat(ends.now().points()).isEqualTo(Points.of(160));
        assertThat(ends.then().points()).isEqualTo(Points.of(110));

        CostComparison changes = foresee(100).ofRule(new Proposal<>(five, bonus(7), true, Optional.empty()));
        assertThat(changes.now().points()).isEqualTo(Points.of(160));
        assertThat(changes.then().points()).isEqualTo(Points.of(180));
    }

    /** One that begins next month would have done nothing in the last one: that is not what is asked. */
    @Test
    void startAndEndOfTheRuleAreLeftOutItsDaysAreNot() {
        Window december = new Window(
                LocalDateTime.parse("2026-12-01T00:00:00"),
                null,
                ALWAYS.weekdays(),
                ALWAYS.daysOfMonth(),
                ALWAYS.dates(),
                ZoneOffset.UTC);
        assertThat(foresee(100).ofRule(on(twice(december))).then().points()).isEqualTo(Points.of(200));
        // The first of October 2026 is a Thursday.
        assertThat(foresee(100)
                        .ofRule(on(twice(ALWAYS.on(DayOfWeek.THURSDAY))))
                        .then()
                        .points())
                .isEqualTo(Points.of(200));
        assertThat(foresee(100)
                        .ofRule(on(twice(ALWAYS.on(DayOfWeek.FRIDAY))))
                        .then()
                        .points())
                .isEqualTo(Points.of(100));
    }

    @Test
    void limitsAreCountedForEachByItself() {
        CostComparison cost = foresee(100).ofRule(on(bonus(10, Limit.budget(Limit.Period.EVER, 45))));

        assertThat(cost.now().points()).isEqualTo(Points.of(100));
        assertThat(cost.then().points()).isEqualTo(Points.of(145));
    }

    @Test
    void otherRatesCostByThemselves() {
        CostComparison cost = foresee(100)
                .ofRates(new PointsRate(Points.of(2), cny("1.00")), new PointsRate(Points.of(1), cny("0.10")));

        assertThat(cost.now()).isEqualTo(cost(100, "3.34"));
        assertThat(cost.then()).isEqualTo(cost(200, "20.00"));
    }

    @Test
    void takesTheLatestOrdersOnlyWhereThereAreTooMany() {
        ten.orders.guests.addAll(List.of(1L, 2L, 3L, 10L));

        CostComparison cost = foresee(6).ofRule(on(bonus(5)));

        assertThat(cost.looked()).isEqualTo(6);
        assertThat(cost.orders()).isEqualTo(10);
        assertThat(cost.isSample()).isTrue();
        assertThat(cost.sales()).isEqualTo(cny("50.00"));
        assertThat(cost.then().points()).isEqualTo(Points.of(75));
    }

    @Test
    void beginsNoFurtherChunkOnceItHasTakenTooLong() {
        ten.orders.afterEachPage = () -> ten.clock.moveOn(Duration.ofSeconds(1));

        CostComparison cost = foresee(100).ofRule(on(bonus(5)));

        assertThat(cost.looked()).isEqualTo(8);
        assertThat(cost.isSample()).isTrue();
    }

    @Test
    void withoutOrdersThereIsNothingToSay() {
        SimulationFixture none = new SimulationFixture(0);

        assertThat(foresee(none, 100).ofRule(on(bonus(5))).isOfNothing()).isTrue();
    }

    private ForeseeCost foresee(int most) {
        return foresee(ten, most);
    }

    private ForeseeCost foresee(SimulationFixture fixture, int most) {
        return new ForeseeCost(
                fixture.orders,
                rules,
                new FixedEarning(new PointsRate(Points.of(1), cny("1.00"))),
                new SimulationFixture.Terms(),
                new ForeseeCost.Bounds(most, SimulationFixture.CHUNK, Duration.ofSeconds(2)),
                fixture.store,
                inUtc(fixture.clock));
    }

    private static Cost cost(long points, String money) {
        return new Cost(Points.of(points), cny(money));
    }

    private static Proposal<RuleTerms> on(RuleTerms terms) {
        return new Proposal<>(null, terms, true, Optional.empty());
    }

    private static RuleTerms twice(Window window) {
        return rule(window, new Effect.Multiplier(200));
    }

    private static RuleTerms bonus(long points, Limit... limits) {
        return rule(ALWAYS, new Effect.FixedBonus(Points.of(points)), limits);
    }

    private static RuleTerms rule(Window window, Effect effect, Limit... limits) {
        return new RuleTerms(
                "rule",
                RuleGroup.EVERYONE,
                1,
                RuleScope.EVERYTHING,
                RuleAudience.EVERYONE,
                window,
                Condition.always(),
                effect,
                null,
                List.of(limits));
    }
}
