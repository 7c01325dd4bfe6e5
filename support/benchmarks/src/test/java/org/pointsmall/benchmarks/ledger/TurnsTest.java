package org.pointsmall.benchmarks.ledger;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.pointsmall.benchmarks.measure.RatioOfMedians;

import static org.assertj.core.api.Assertions.assertThat;

class TurnsTest {
    @Test
    void whoTakesTwiceTheTimeReachesHalfTheThroughput() {
        Turns turns = new Turns();
        for (int round = 0; round < 3; round++) {
            turns.add(Side.OURS, Duration.ofMillis(20));
            turns.add(Side.FLOOR, Duration.ofMillis(10));
        }

        assertThat(turns.time()).isEqualTo(new RatioOfMedians(2.0, 2.0, 2.0));
        assertThat(turns.throughput()).isEqualTo(new RatioOfMedians(0.5, 0.5, 0.5));
    }

    @Test
    void eachSideGoesFirstEveryOtherTime() {
        assertThat(Side.orderOf(0)).containsExactly(Side.OURS, Side.FLOOR);
        assertThat(Side.orderOf(1)).containsExactly(Side.FLOOR, Side.OURS);
    }
}
