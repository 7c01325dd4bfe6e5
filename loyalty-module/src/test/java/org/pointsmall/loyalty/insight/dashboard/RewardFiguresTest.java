package org.pointsmall.loyalty.insight.dashboard;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.points.Money;

import static org.assertj.core.api.Assertions.assertThat;

/** What rewards cost is the sum over those of which it is known. */
class RewardFiguresTest {
    private static final Currency CNY = Currency.getInstance("CNY");

    @Test
    void piecesWithoutAKnownCostInTheCurrencyOfPointsCountWithoutOne() {
        Map<Long, Money> known = Map.of(
                1L, new Money(250, CNY), 2L, new Money(0, CNY), 3L, new Money(9_900, Currency.getInstance("EUR")));

        RewardFigures figures = RewardFigures.of(
                List.of(
                        new RewardFigures.Given(1, 3),
                        new RewardFigures.Given(2, 10),
                        new RewardFigures.Given(3, 7),
                        new RewardFigures.Given(4, 5)),
                offers -> known,
                CNY);

        assertThat(figures).isEqualTo(new RewardFigures(25, 13, 750));
    }

    @Test
    void nobodyIsAskedWhereNothingWasGiven() {
        RewardFigures figures = RewardFigures.of(
                List.of(),
                offers -> {
                    throw new IllegalStateException("asked");
                },
                CNY);

        assertThat(figures).isEqualTo(new RewardFigures(0, 0, 0));
    }
}
