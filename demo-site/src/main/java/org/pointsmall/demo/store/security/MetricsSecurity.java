package org.pointsmall.demo.store.security;

import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Opens the metrics, to reading alone: the demo listens on this machine only. A real store gives them a port of their
 * own ({@code management.server.port}) that shoppers can't reach.
 */
@Configuration(proxyBeanMethods = false)
class MetricsSecurity {

    /** Before the chain of {@code broadleaf-boot} that closes all of the actuator but health. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 50)
    SecurityFilterChain metricsRequests(HttpSecurity http) throws Exception {
        return http.requestMatcher(EndpointRequest.to("metrics", "prometheus"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }
}
