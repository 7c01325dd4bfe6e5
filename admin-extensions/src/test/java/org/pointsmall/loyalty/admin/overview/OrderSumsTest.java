package org.pointsmall.loyalty.admin.overview;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.insight.dashboard.GoodsFigures;
import org.pointsmall.loyalty.insight.dashboard.OrderFigures;
import org.pointsmall.loyalty.insight.figure.CountedOrder;
import org.pointsmall.loyalty.insight.figure.OrderGroup;
import org.pointsmall.loyalty.insight.figure.OrderedGoods;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows that are added up beside the figures. */
class OrderSumsTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final OrderedGoods GOODS = new OrderedGoods(900, 3, 500, 2, 250);
    private static final OrderedGoods OF_THE_MALL = new OrderedGoods(400, 1, 400, 1, 200);

    private final OrderSums sums = new OrderSums(SeenFixture.WRITTEN, CNY);

    private static CountedOrder order(long total) {
        return new CountedOrder(
                1, "N-1", 7, Instant.EPOCH, OrderGroup.WITH_POINTS, CNY, total, 300, GOODS, OF_THE_MALL);
    }

    private static OrderFigures figures(long total) {
        return SeenFixture.orders(
                new OrderFigures.Group(2, total, 600, new GoodsFigures(1_800, 6, 1_000, 4, 500)),
                SeenFixture.NO_ORDERS,
                new GoodsFigures(800, 2, 800, 2, 400));
    }

    @ParameterizedTest
    @CsvSource({"2500, LoyaltyOverview_OrdersAgree", "2501, LoyaltyOverview_OrdersDiffer"})
    void rowsComeToTheFiguresToTheLastCent(long total, String code) {
        OrderSums.Check check = sums.check(figures(total), OrderGroup.WITH_POINTS, List.of(order(1_000), order(1_500)));

        assertThat(check.code()).isEqualTo(code);
        assertThat(check.rows())
                .isEqualTo(new OrderSums.Sum("2", "25.00 CNY", "6.00 CNY", "6", "18.00 CNY", "5.00 CNY"));
    }

    @Test
    void ofTheMallOnlyItsGoodsAreAddedUp() {
        OrderSums.Check check = sums.check(figures(0), OrderGroup.MALL, List.of(order(1_000), order(1_500)));

        assertThat(check.code()).isEqualTo("LoyaltyOverview_OrdersAgree");
        assertThat(check.rows()).isEqualTo(new OrderSums.Sum("–", "–", "–", "2", "8.00 CNY", "4.00 CNY"));
    }

    @Test
    void tooManyAreNotAddedUp() {
        OrderSums.Check check = sums.check(figures(2_500), OrderGroup.WITH_POINTS, null);

        assertThat(check.code()).isEqualTo("LoyaltyOverview_OrdersTooMany");
        assertThat(check.figures().total()).isEqualTo("25.00 CNY");
        assertThat(check.rows()).isEqualTo(OrderSums.Sum.UNKNOWN);
    }
}
