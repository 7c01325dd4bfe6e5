package org.pointsmall.loyalty.earning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.earning.EarningContextFixture.aContext;
import static org.pointsmall.loyalty.earning.RuleFixture.aRule;
import static org.pointsmall.loyalty.purchase.CartFixture.aCart;

/** A rule that has more than one limit, and a bonus that more than one line has earned. */
class SeveralLimitsTest {
    private static final MemberId ANA = new MemberId(1);
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final PointsRate A_POINT_PER_YUAN = new PointsRate(Points.of(1), cny("1.00"));
    private static final Limit A_DAY = Limit.perMember(Limit.Period.DAY, 30);
    private static final Limit A_MONTH = Limit.perMember(Limit.Period.MONTH, 50);

    private final CountsInMemory counts = new CountsInMemory();

    @ParameterizedTest(name = "the day''s first: {0}")
    @ValueSource(booleans = {true, false})
    void eachLimitOfARuleCounts(boolean daysFirst) {
        RuleFixture twice =
                aRule().times(200).limited(daysFirst ? A_DAY : A_MONTH).limited(daysFirst ? A_MONTH : A_DAY);

        assertThat(added(twice, "2026-11-20", "2026-11-20", "2026-11-20"))
                .as("30 a day")
                .containsExactly(20L, 10L, 0L);
        assertThat(added(twice, "2026-11-21", "2026-11-21", "2026-11-22"))
                .as("20 of the month's 50 are left")
                .containsExactly(20L, 0L, 0L);
        assertThat(added(twice, "2026-12-01", "2026-12-01"))
                .as("another month, and 30 a day still")
                .containsExactly(20L, 10L);
    }

    @ParameterizedTest(name = "the day''s first: {0}")
    @ValueSource(booleans = {true, false})
    void eachLimitOfACeilingCounts(boolean daysFirst) {
        RuleFixture ceiling = aRule().doing(new Effect.Ceiling())
                .limited(daysFirst ? A_DAY : A_MONTH)
                .limited(daysFirst ? A_MONTH : A_DAY);

        assertThat(added(ceiling, "2026-11-20", "2026-11-20", "2026-11-21", "2026-11-22", "2026-12-01"))
                .as("of 20 each, 30 a day and 50 a month; less the base")
                .containsExactly(0L, -10L, 0L, -20L, 0L);
    }

    @Test
    void aBonusFallsOnLinesByWhatWasPaidForThem() {
        Cart cart = aCart("CNY").with("10.00").with("30.00").cart();

        assertThat(pointsOfLines(cart, Allocation.NONE)).containsExactly(10L + 10, 30L + 30);
    }

    @Test
    void whatPointsPaidOfALineEarnsNoPartOfABonus() {
        Cart cart = aCart("CNY").with("10.00").with("30.00").cart();
        Allocation offset = new Allocation(List.of(new Allocation.Part(2L, Points.of(2_500), cny("25.00"))));

        // 15.00 were paid: 40 points are 26.66 of the one line and 13.33 of the other.
        assertThat(pointsOfLines(cart, offset)).containsExactly(10L + 26, 5L + 14);
    }

    /** What orders of 20.00 each earn beyond their 20 points, one after the other. */
    private List<Long> added(RuleFixture rule, String... days) {
        Cart cart = aCart("CNY").with("20.00").cart();
        List<Long> added = new ArrayList<>();
        for (String day : days) {
            EarningDecision decision = decide(cart, Allocation.NONE, aContext().at(day + "T04:00:00Z"), rule);
            counts.add(decision.uses());
            added.add(decision.points().value() - 20);
        }
        return added;
    }

    private List<Long> pointsOfLines(Cart cart, Allocation offset) {
        EarningDecision decision = decide(cart, offset, aContext(), aRule().bonus(40));
        return decision.allocation().parts().stream()
                .map(part -> part.points().value())
                .toList();
    }

    private EarningDecision decide(Cart cart, Allocation offset, EarningContextFixture context, RuleFixture rule) {
        RuleBook book = new RuleBook(1, List.of(rule.rule()));
        return new EarningPolicy(new EarningRules(A_POINT_PER_YUAN, book, RuleFixture.SHANGHAI))
                .decide(cart, offset, ANA, context.of(cart), counts::lock);
    }

    private static Money cny(String amount) {
        return Money.exactly(new BigDecimal(amount), CNY);
    }
}
