package org.pointsmall.benchmarks.ledger;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PurchaseTest {
    @Test
    void bothSidesGetTheSameOnes() {
        assertThat(Purchase.nth(17, 100)).isEqualTo(Purchase.nth(17, 100));
        assertThat(Purchase.nth(17, 100).order())
                .isNotEqualTo(Purchase.nth(18, 100).order());
    }

    @Test
    void theySpreadOverAllMembersAndSpendSomePointsEach() {
        assertThat(LongStream.range(0, 10_000)
                        .map(n -> Purchase.nth(n, 100).member())
                        .distinct())
                .hasSize(100)
                .allMatch(member -> member >= 1 && member <= 100);
        assertThat(LongStream.range(0, 10_000).map(n -> Purchase.nth(n, 1).points()))
                .allMatch(points -> points >= 1 && points <= Purchase.MOST_POINTS);
    }
}
