package org.pointsmall.loyalty.jakarta;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** All artifacts in one application of Boot 3 on its Tomcat, found by Boot as in a store. */
@Tag("heavy")
class StartTest {
    private static final String PLUGIN = "org.pointsmall.loyalty.spring.LoyaltyAutoConfiguration";

    private final HttpClient http = HttpClient.newHttpClient();

    /** Without Broadleaf the seam can't be switched on; its place is taken by the shop of the API's own tests. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = PLUGIN,
            exclude = {SecurityAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class})
    static class BareStore {}

    @Test
    void theProgrammeAnswersOverHttp() throws Exception {
        Class<?> shop = Class.forName("org.pointsmall.loyalty.api.TestStore");
        try (ConfigurableApplicationContext store =
                started(shop, "loyalty.enabled=true", "loyalty.search.hosts=http://127.0.0.1:1")) {
            HttpResponse<String> guide = get(store, "/api/v1/loyalty/guide");
            HttpResponse<String> nothing = get(store, "/api/v1/loyalty/nothing");

            assertThat(guide.statusCode()).isEqualTo(200);
            assertThat(guide.body()).startsWith("{\"earning\":[");
            assertThat(nothing.statusCode()).isEqualTo(404);
            assertThat(nothing.body()).contains("\"code\":\"NOT_FOUND\"");
            assertThat(store.containsBean("blLoyaltyOfferSearch")).isTrue();
        }
    }

    @Test
    void aStoreThatDoesNotSwitchItOnHasNothingOfIt() throws Exception {
        try (ConfigurableApplicationContext store = started(BareStore.class)) {
            assertThat(get(store, "/api/v1/loyalty/guide").body()).doesNotContain("NOT_FOUND");
            assertThat(store.getBeanDefinitionNames()).noneMatch(name -> name.startsWith("blLoyalty"));
        }
    }

    private static ConfigurableApplicationContext started(Class<?> shop, String... properties) {
        return new SpringApplicationBuilder(BareStore.class, shop)
                .properties("server.port=0", "server.address=127.0.0.1", "spring.liquibase.enabled=false")
                .properties(properties)
                .run();
    }

    private HttpResponse<String> get(ConfigurableApplicationContext store, String path) throws Exception {
        int port = ((ServletWebServerApplicationContext) store).getWebServer().getPort();
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
