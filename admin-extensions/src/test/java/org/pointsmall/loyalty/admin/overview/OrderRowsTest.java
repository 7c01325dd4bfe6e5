package org.pointsmall.loyalty.admin.overview;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.insight.dashboard.ExchangeFigures;
import org.pointsmall.loyalty.insight.dashboard.GoodsFigures;
import org.pointsmall.loyalty.insight.dashboard.OrderFigures;
import org.pointsmall.loyalty.insight.dashboard.RewardFigures;

import static org.assertj.core.api.Assertions.assertThat;

/** What an order with points brings beside one without, to the last cent. */
class OrderRowsTest {
    private static final GoodsFigures HALF_KNOWN = new GoodsFigures(20_000, 4, 10_000, 2, 6_000);

    private static OverviewView.Orders orders(OrderFigures.Group with, OrderFigures.Group without) {
        return new SeenFixture()
                .with(SeenFixture.orders(with, without, SeenFixture.NO_GOODS))
                .view()
                .orders();
    }

    private static OrderFigures.Group group(long orders, long total, long byPoints, GoodsFigures goods) {
        return new OrderFigures.Group(orders, total, byPoints, goods);
    }

    @Test
    void anOrderIsWhatAllOfThemAreDividedByTheirNumber() {
        OverviewView.Orders shown = orders(group(3, 20_000, 5_000, HALF_KNOWN), group(1, 999, 0, SeenFixture.NO_GOODS));

        assertThat(shown.rows().stream().map(OverviewView.OrderRow::withPoints))
                .as("of 150.00 in money 120.00 went for goods: 60 % of 200.00")
                .containsExactly("3", "66.67 CNY", "16.67 CNY", "50.00 CNY", "50.0 %", "60.0 %", "10.00 CNY");
        assertThat(shown.rows().stream().map(OverviewView.OrderRow::members))
                .containsExactly("1", "9.99 CNY", "0.00 CNY", "9.99 CNY", "–", "–", "–");
        assertThat(shown.rows().stream().map(OverviewView.OrderRow::others))
                .containsExactly("0", "–", "–", "–", "–", "–", "–");
    }

    @ParameterizedTest
    @CsvSource({
        "20000, 10000, LoyaltyOverview_PaysCashMore, 0.00 CNY, 0.00 CNY, true",
        "20000, 10001, LoyaltyOverview_PaysCashLess, 0.01 CNY, 0.02 CNY, false",
        "20000, 5000, LoyaltyOverview_PaysCashMore, 50.00 CNY, 100.00 CNY, true"
    })
    void byCashWhereNoCostIsKnown(long cash, long without, String code, String each, String all, boolean good) {
        OverviewView.Verdict verdict = Objects.requireNonNull(
                orders(group(2, cash + 700, 700, SeenFixture.NO_GOODS), group(1, without, 0, SeenFixture.NO_GOODS))
                        .verdict());

        assertThat(verdict).isEqualTo(new OverviewView.Verdict(code, each, "2", all, good));
    }

    @Test
    void byWhatIsLeftWhereTheCostIsKnown() {
        OverviewView.Verdict verdict =
                Objects.requireNonNull(orders(group(2, 22_000, 0, HALF_KNOWN), group(1, 20_000, 0, HALF_KNOWN))
                        .verdict());

        assertThat(verdict.code()).isEqualTo("LoyaltyOverview_PaysLeftLess");
        assertThat(verdict.each()).as("50.00 are left, not 80.00").isEqualTo("30.00 CNY");
    }

    @Test
    void nothingIsSaidWhereThereIsNothingToCompareWith() {
        assertThat(orders(group(2, 20_000, 0, HALF_KNOWN), SeenFixture.NO_ORDERS)
                        .verdict())
                .isNull();
        assertThat(orders(SeenFixture.NO_ORDERS, group(2, 20_000, 0, HALF_KNOWN))
                        .verdict())
                .isNull();
        assertThat(orders(SeenFixture.NO_ORDERS, SeenFixture.NO_ORDERS).any()).isFalse();
    }

    @Test
    void theMallsGoodsAndExchanges() {
        List<ShownFigure> mall = new SeenFixture()
                .with(SeenFixture.orders(SeenFixture.NO_ORDERS, SeenFixture.NO_ORDERS, HALF_KNOWN))
                .with(new ExchangeFigures(8, 3))
                .with(new RewardFigures(10, 4, 1_234))
                .view()
                .mall();

        assertThat(mall.stream().map(ShownFigure::value))
                .containsExactly(
                        "4", "200.00 CNY", "50.0 %", "60.00 CNY", "10", "40.0 %", "12.34 CNY", "8", "3", "37.5 %");
        assertThat(new SeenFixture().view().mall().stream().map(ShownFigure::value))
                .as("nothing is known of nothing")
                .containsExactly("0", "0.00 CNY", "–", "–", "0", "–", "–", "0", "0", "–");
    }
}
