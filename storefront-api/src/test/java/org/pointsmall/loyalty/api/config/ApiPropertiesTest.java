package org.pointsmall.loyalty.api.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ApiPropertiesTest {
    private final MockEnvironment store = new MockEnvironment();

    @Test
    void nothingIsAllowedAndNothingCountedUnlessAskedFor() {
        ApiProperties unset = ApiProperties.from(store);

        assertThat(unset.cors().allowedOrigins()).isEmpty();
        assertThat(unset.cors().allowCredentials()).isFalse();
        assertThat(unset.rateLimit().enabled()).isFalse();
    }

    @Test
    void takesOriginsAsBrowsersSendThem() {
        store.setProperty("loyalty.api.cors.allowed-origins", "https://shop.example, http://127.0.0.1:3000");
        store.setProperty("loyalty.api.cors.allow-credentials", "true");

        assertThat(ApiProperties.from(store).cors().allowedOrigins())
                .isEqualTo(List.of("https://shop.example", "http://127.0.0.1:3000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.example",
                "https://shop.example/",
                "https://shop.example/page",
                "null",
                "ftp://shop.example",
                "https://me@shop.example",
                "https://*.example"
            })
    void refusesWhatIsNoOrigin(String origin) {
        store.setProperty("loyalty.api.cors.allowed-origins", origin);

        assertThatThrownBy(() -> ApiProperties.from(store)).isInstanceOf(BindException.class);
    }

    @Test
    void refusesCredentialsForEverybody() {
        store.setProperty("loyalty.api.cors.allowed-origins", "*");
        assertThat(ApiProperties.from(store).cors().allowedOrigins()).containsExactly("*");

        store.setProperty("loyalty.api.cors.allow-credentials", "true");
        assertThatThrownBy(() -> ApiProperties.from(store))
                .hasRootCauseMessage(
                        "loyalty.api.cors.allow-credentials needs origins by name: with * any page could ask in a"
                                + " shopper's name");
    }

    @Test
    void aWindowIsAnHourAtMost() {
        store.setProperty("loyalty.api.rate-limit.window", "1h");
        assertThat(ApiProperties.from(store).rateLimit().window()).isEqualTo(Duration.ofHours(1));

        store.setProperty("loyalty.api.rate-limit.window", "3601s");
        assertThatThrownBy(() -> ApiProperties.from(store))
                .hasRootCauseMessage(
                        "loyalty.api.rate-limit.window is 1h at most, since counts are not kept for ever: PT1H1S");
    }

    @ParameterizedTest
    @CsvSource({"member-requests,0", "address-requests,0", "window,0s", "window,1500ms"})
    void refusesLimitsThatMakeNoSense(String property, String value) {
        store.setProperty("loyalty.api.rate-limit." + property, value);

        assertThatThrownBy(() -> ApiProperties.from(store)).isInstanceOf(BindException.class);
    }

    @Test
    void agentsAreNotAnsweredUnlessTheProgrammeHasANameForThem() {
        assertThat(ApiProperties.from(store).agents().claim()).isNull();
        assertThat(ApiProperties.from(store).agents().platforms()).isEmpty();

        store.setProperty("loyalty.api.agents.claim", "com.example.shop.points");
        store.setProperty("loyalty.api.agents.platforms", "https://agent.example/p.json, http://127.0.0.1:9/p.json");

        assertThat(ApiProperties.from(store).agents().claim()).isEqualTo("com.example.shop.points");
        assertThat(ApiProperties.from(store).agents().platforms())
                .containsExactly(URI.create("https://agent.example/p.json"), URI.create("http://127.0.0.1:9/p.json"));
    }

    @ParameterizedTest
    @CsvSource({
        "claim,points",
        "claim,Com.example",
        "claim,''",
        "platforms,http://agent.example/p.json",
        "platforms,agent.example"
    })
    void refusesNamesAndPlatformsThatAreNone(String property, String value) {
        store.setProperty("loyalty.api.agents." + property, value);

        assertThatThrownBy(() -> ApiProperties.from(store)).isInstanceOf(BindException.class);
    }
}
