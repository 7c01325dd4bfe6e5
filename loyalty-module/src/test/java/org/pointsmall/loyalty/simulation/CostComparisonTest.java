package org.pointsmall.loyalty.simulation;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.simulation.CostComparison.Cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.simulation.OrdersOfThePast.cny;

class CostComparisonTest {

    @ParameterizedTest
    @CsvSource({
        "10000.00, 320.00, 640.00, 3.2, 6.4",
        "10000.00, 640.00, 320.00, 6.4, 3.2",
        "10000.00, 0.00, 5.00, 0.0, 0.1",
        "10000.00, 320.00, 320.00, 3.2, 3.2",
        "10000.00, 320.00, 321.00, 3.20, 3.21",
        "10000.00, 320.00, 320.09, 3.200, 3.201",
        "1000000.00, 32000.00, 32000.01, 3.2000, 3.2000",
        "3.00, 1.00, 2.00, 33.3, 66.7",
    })
    void isToldInPerCentOfSalesToAsManyDigitsAsTellItApart(
            String sales, String now, String then, String percentNow, String percentThen) {
        CostComparison cost = of(10, 10, sales, now, then);

        assertThat(cost.percentNow()).hasToString(percentNow);
        assertThat(cost.percentThen()).hasToString(percentThen);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 10, 1.00, 2.00, 1.00, 500",
        "30, 10, 1.00, 2.00, 3.00, 1500",
        "30, 10, 2.00, 1.00, -3.00, 1500",
        "10, 3, 1.00, 1.01, 0.03, 1667",
        "10, 4, 1.01, 1.00, -0.03, 1250",
        "10, 3, 1.00, 1.00, 0.00, 1667",
    })
    void ofASampleIsProjectedToAllOrders(long orders, long looked, String now, String then, String more, long points) {
        CostComparison cost = of(orders, looked, "100.00", now, then);

        assertThat(cost.isSample()).isEqualTo(looked < orders);
        assertThat(cost.more()).hasToString(more);
        assertThat(cost.inAll(Points.of(500))).isEqualTo(points);
    }

    @Test
    void isOfNothingWhereNoMemberBoughtAnything() {
        assertThat(of(5, 5, "0.00", "0.00", "0.00").isOfNothing()).isTrue();
        assertThat(of(5, 5, "0.01", "0.00", "0.00").isOfNothing()).isFalse();
        assertThat(of(0, 0, "0.00", "0.00", "0.00").more()).isZero();
    }

    private static CostComparison of(long orders, long looked, String sales, String now, String then) {
        return new CostComparison(
                Instant.EPOCH,
                Instant.EPOCH,
                orders,
                looked,
                cny(sales),
                new Cost(Points.ZERO, cny(now)),
                new Cost(Points.ZERO, cny(then)));
    }
}
