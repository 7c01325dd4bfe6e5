package org.pointsmall.benchmarks;

import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SideBySideTest {
    @Test
    void bothStoresStandUnderEachOther() {
        SideBySide times = new SideBySide();
        times.add(StoreKind.WITHOUT_PLUGIN, Duration.ofMillis(8));
        times.add(StoreKind.WITH_PLUGIN, Duration.ofMillis(1_234));

        assertThat(times.table("checkout").lines())
                .containsExactly(
                        "checkout            n     median        p95",
                        "without the plugin  1     8.0 ms     8.0 ms",
                        "with the plugin     1  1234.0 ms  1234.0 ms");
    }
}
