package org.pointsmall.loyalty.recommendation.elasticsearch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class NoClientOfBootsTest {
    private static final String CLIENT =
            "org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchClientAutoConfiguration";

    @ParameterizedTest
    @CsvSource({"2.7.18, true", "3.0.13, false", "3.1.12, false", "3.2.0, true", "3.5.9, true", ", true"})
    void leavesOutTheClientThatDoesNotLink(String boot, boolean kept) {
        String[] configurations = {"org.example.Else", CLIENT, null};

        assertThat(new NoClientOfBoots(boot).match(configurations, mock(AutoConfigurationMetadata.class)))
                .containsExactly(true, kept, true);
    }

    @Test
    void isAskedByBoot() {
        assertThat(SpringFactoriesLoader.loadFactories(AutoConfigurationImportFilter.class, null))
                .hasAtLeastOneElementOfType(NoClientOfBoots.class);
    }
}
