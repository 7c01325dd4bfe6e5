package org.pointsmall.loyalty.simulation;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.earning.BuyerFixture;
import org.pointsmall.loyalty.earning.EarningDecision;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.simulation.Figure.Key;
import org.pointsmall.loyalty.simulation.Figure.Kind;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.simulation.SimulationFixture.figure;

class FiguresTest {
    private static final Key NO_TIER = new Key(Kind.TIER, "");
    private static final Key GOLD = new Key(Kind.TIER, "gold");

    private Figures figures;

    @BeforeEach
    void nothing() {
        figures = new Figures();
    }

    @Test
    void addsUpAllOrdersAndThoseOfEachTier() {
        figures.add(order(BuyerFixture.aBuyer(), issued(7)), simulated(10));
        figures.add(order(BuyerFixture.aBuyer().ofTier("gold", 150), issued(1)), simulated(2));
        figures.add(order(BuyerFixture.aBuyer().ofTier("gold", 150), issued(100)), simulated(200));

        assertThat(figures.sums())
                .isEqualTo(Map.of(Key.TOTAL, figure(212, 108), NO_TIER, figure(10, 7), GOLD, figure(202, 101)));
    }

    @Test
    void whatIsNothingOnBothSidesIsLeftOut() {
        figures.add(order(BuyerFixture.aBuyer(), issued(0)), simulated(0));
        assertThat(figures.sums()).isEmpty();

        figures.add(order(BuyerFixture.aBuyer(), issued(0)), simulated(3));
        assertThat(figures.sums()).isEqualTo(Map.of(Key.TOTAL, figure(3, 0), NO_TIER, figure(3, 0)));

        nothing();
        figures.add(order(BuyerFixture.aBuyer(), issued(4)), simulated(0));
        assertThat(figures.sums()).isEqualTo(Map.of(Key.TOTAL, figure(0, 4), NO_TIER, figure(0, 4)));
    }

    @Test
    void tellsWhatTheRateTheTierAndEachVersionOfARuleGive() {
        List<TraceLine> simulated = List.of(
                new TraceLine("earn.base-rate", Map.of("points", "10")),
                new TraceLine("earn.tier", Map.of("points", "5")),
                new TraceLine("earn.rule-bonus", Map.of("points", "20", "rule", "12", "version", "3")),
                new TraceLine("earn.rule-rate", Map.of("rule", "13", "version", "1")),
                new TraceLine("earn.rounded-down", Map.of("points", "35")));
        List<TraceLine> issued = List.of(
                new TraceLine("earn.base-rate", Map.of("points", "9")),
                new TraceLine("earn.rule-bonus", Map.of("points", "2", "rule", "12", "version", "2")));

        figures.add(
                order(BuyerFixture.aBuyer(), new PastOrder.Award(Points.ZERO, Allocation.NONE, issued)),
                new EarningDecision(Points.ZERO, Allocation.NONE, List.of(), simulated));

        assertThat(figures.sums())
                .isEqualTo(Map.of(
                        new Key(Kind.RULE, "base"),
                        figure(10, 9),
                        new Key(Kind.RULE, "tier"),
                        figure(5, 0),
                        Key.of(new VersionRef<RuleTerms>(12, 3)),
                        figure(20, 0),
                        new Key(Kind.RULE, "12/2"),
                        figure(0, 2)));
    }

    @Test
    void countsEachLineToItsCategoryAndTheOthersToNone() {
        figures.add(
                order(BuyerFixture.aBuyer(), new PastOrder.Award(Points.ZERO, lines(3, 4), List.of())),
                new EarningDecision(Points.ZERO, lines(10, 20), List.of(), List.of()));

        assertThat(figures.sums())
                .isEqualTo(Map.of(
                        new Key(Kind.CATEGORY, "77"), figure(10, 3),
                        new Key(Kind.CATEGORY, ""), figure(20, 4)));
    }

    /** Of line 1, whose category is known, and of line 2. */
    private static Allocation lines(long one, long other) {
        return new Allocation(List.of(
                new Allocation.Part(1L, Points.of(one), OrdersOfThePast.cny("1.00")),
                new Allocation.Part(2L, Points.of(other), OrdersOfThePast.cny("1.00"))));
    }

    private static PastOrder order(BuyerFixture buyer, PastOrder.Award issued) {
        return OrdersOfThePast.order(1, buyer, issued, null, Map.of(1L, 77L));
    }

    private static PastOrder.Award issued(long points) {
        return new PastOrder.Award(Points.of(points), Allocation.NONE, List.of());
    }

    private static EarningDecision simulated(long points) {
        return new EarningDecision(Points.of(points), Allocation.NONE, List.of(), List.of());
    }
}
