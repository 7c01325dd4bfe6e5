package org.pointsmall.benchmarks;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StoreKindTest {

    @Test
    void onlyThePluginsJarsMakeTheDifference() {
        assertThat(StoreKind.WITHOUT_PLUGIN.takes("loyalty-module-1.0.jar")).isFalse();
        assertThat(StoreKind.WITHOUT_PLUGIN.takes("storefront-api-1.0.jar")).isFalse();
        assertThat(StoreKind.WITHOUT_PLUGIN.takes("admin-extensions-1.0.jar")).isFalse();
        assertThat(StoreKind.WITHOUT_PLUGIN.takes("broadleaf-boot-1.0.jar")).isTrue();
        assertThat(StoreKind.WITH_PLUGIN.takes("loyalty-module-1.0.jar")).isTrue();
    }

    @Test
    void eachComesFirstAsOftenAsTheOther() {
        assertThat(IntStream.range(0, 4)
                        .mapToObj(round -> StoreKind.orderOf(round).get(0)))
                .containsExactly(
                        StoreKind.WITHOUT_PLUGIN,
                        StoreKind.WITH_PLUGIN,
                        StoreKind.WITHOUT_PLUGIN,
                        StoreKind.WITH_PLUGIN);
    }
}
