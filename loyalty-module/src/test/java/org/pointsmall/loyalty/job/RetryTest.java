package org.pointsmall.loyalty.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RetryTest {
    private static final Instant TEN = Instant.parse("2026-05-01T10:00:00.123Z");
    private static final long ID = 4711;

    @Test
    void waitsAMinuteThenTwiceAsLongEachTimeUpToAnHour() {
        Retry retry = Retry.failed(ID, "N-4711", TEN, "broken");
        List<Long> minutes = new ArrayList<>();
        for (int attempt = 1; attempt <= 9; attempt++) {
            assertThat(retry.attempts()).isEqualTo(attempt);
            minutes.add(Duration.between(retry.lastFailedAt(), retry.nextAt()).toMinutes());
            retry = retry.failedAgain(retry.nextAt(), "broken");
        }

        assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
        assertThat(retry.firstFailedAt()).isEqualTo(TEN);
    }

    @Test
    void stillWaitsAnHourAfterMoreFailuresThanAnyoneCounts() {
        Retry retry = new Retry(ID, "N-4711", 1_000_000, TEN, TEN, TEN, "broken");

        assertThat(retry.failedAgain(TEN, "broken").nextAt()).isEqualTo(TEN.plus(Duration.ofHours(1)));
    }

    @Test
    void isDueFromTheVeryMomentOn() {
        Retry retry = Retry.failed(ID, "N-4711", TEN, "broken");

        assertThat(retry.isDue(TEN.plusMillis(59_999))).isFalse();
        assertThat(retry.isDue(TEN.plusMillis(60_000))).isTrue();
    }

    @Test
    void saysTheLastErrorInAThousandCharactersWithoutWhatADatabaseRefuses() {
        assertThat(error("a\0b")).isEqualTo("a b");
        assertThat(error("x".repeat(1000))).hasSize(1000);
        assertThat(error("x".repeat(1001))).hasSize(1000);
        assertThat(error("x".repeat(998) + "😀" + "y")).isEqualTo("x".repeat(998) + "😀");
        assertThat(error("x".repeat(999) + "😀")).as("no half of a character").isEqualTo("x".repeat(999));
    }

    @Test
    void isNothingThatHasNotBeenTried() {
        assertThatThrownBy(() -> new Retry(ID, "N-4711", 0, TEN, TEN, TEN, "broken"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String error(String message) {
        return Retry.failed(ID, "N-4711", TEN, message).lastError();
    }
}
