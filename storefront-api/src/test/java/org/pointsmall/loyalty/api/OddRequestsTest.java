package org.pointsmall.loyalty.api;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.api.fuzz.Endpoint;
import org.pointsmall.loyalty.api.fuzz.Fuzz;
import org.pointsmall.loyalty.api.fuzz.OddRequests;
import org.pointsmall.loyalty.api.fuzz.RawAnswer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/** A merchant's own store, with Spring Security as Boot brings it and none of the demo's mends: odd bytes on our paths. */
@SpringBootTest(
        classes = {TestStore.class, OddRequestsTest.Security.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"loyalty.enabled=true", "server.address=127.0.0.1", "spring.autoconfigure.exclude="})
@ImportAutoConfiguration({SecurityAutoConfiguration.class, SecurityFilterAutoConfiguration.class})
@Tag("heavy")
class OddRequestsTest {
    private static final int TIMES = Integer.getInteger("fuzz.requests", 4000);
    private static final long SEED = Long.getLong("fuzz.seed", 20261129L);

    @LocalServerPort
    private int port;

    @Autowired
    private Shop shop;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @TestConfiguration(proxyBeanMethods = false)
    static class Security {
        @Bean
        SecurityFilterChain everybody(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(
                            requests -> requests.requestMatchers(new AntPathRequestMatcher("/api/v1/loyalty/closed/**"))
                                    .denyAll()
                                    .anyRequest()
                                    .permitAll())
                    .csrf(csrf -> csrf.disable())
                    .build();
        }
    }

    @BeforeEach
    void anaHasPointsAndACart() {
        shop.reopened().anaIsSignedIn().earned(2000).cartOf("2.50", "5.00", "10.00");
    }

    @Test
    void areNeverTheServersFaultOnAnyOfOurResources() throws Exception {
        List<Endpoint> endpoints = ours();
        assertThat(endpoints).hasSizeGreaterThan(6);

        Fuzz.Report report = Fuzz.run(port, new OddRequests(SEED, endpoints), TIMES, number -> "");

        assertThat(report.broken())
                .as("seed %s, statuses %s", SEED, report.statuses())
                .isEmpty();
        assertThat(report.statuses()).containsKeys(200, 400, 404, 415);
    }

    @Test
    void whatTomcatAndSecurityRefuseIsAnsweredByUsOnOurPathsAlone() throws Exception {
        assertThat(sent("GET /api/v1/loyalty/me%00 HTTP/1.1")).contains("MALFORMED_REQUEST");
        assertThat(sent("GET /api/v1/loyalty/closed/x HTTP/1.1")).contains("FORBIDDEN");
        assertThat(sent("GET /api/v1/loyalty//me HTTP/1.1")).contains("MALFORMED_REQUEST");
        assertThat(sent("GET /things%00 HTTP/1.1")).doesNotContain("urn:pointsmall");
        assertThat(sent("GET /nothing HTTP/1.1")).doesNotContain("urn:pointsmall");
        assertThat(sent("GET //nothing HTTP/1.1")).doesNotContain("urn:pointsmall");
    }

    private String sent(String line) throws Exception {
        return RawAnswer.to(port, (line + "\r\nHost: a\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1))
                .body();
    }

    private List<Endpoint> ours() {
        return mapping.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/loyalty"))
                        .flatMap(path -> info.getMethodsCondition().getMethods().stream()
                                .map(method -> new Endpoint(method.name(), path))))
                .flatMap(endpoint -> Stream.of(endpoint, new Endpoint("GET", endpoint.path() + "/{more}")))
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }
}
