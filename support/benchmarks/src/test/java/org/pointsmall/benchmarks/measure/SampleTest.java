package org.pointsmall.benchmarks.measure;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SampleTest {

    @Test
    void theMedianOfAnOddNumberIsTheMiddleOne() {
        assertThat(millis(9, 1, 5).median()).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        assertThat(millis(9, 1, 6, 5).median()).isEqualTo(Duration.ofMillis(5).plusNanos(500_000));
    }

    @Test
    void aPercentileIsOneOfTheTimes() {
        Sample oneToTwenty = millis(LongStream.rangeClosed(1, 20).toArray());

        assertThat(oneToTwenty.percentile(95)).isEqualTo(Duration.ofMillis(19));
        assertThat(oneToTwenty.percentile(96)).isEqualTo(Duration.ofMillis(20));
        assertThat(oneToTwenty.percentile(100)).isEqualTo(Duration.ofMillis(20));
        assertThat(oneToTwenty.percentile(1)).isEqualTo(Duration.ofMillis(1));
        assertThat(millis(7).percentile(95)).isEqualTo(Duration.ofMillis(7));
    }

    @Test
    void refusesToSayAnythingOfNothing() {
        assertThatThrownBy(() -> Sample.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> millis(1).percentile(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> millis(1).percentile(101)).isInstanceOf(IllegalArgumentException.class);
    }

    static Sample millis(long... millis) {
        return Sample.of(LongStream.of(millis).mapToObj(Duration::ofMillis).toList());
    }
}
