package org.pointsmall.stores;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** A merchant's store: Broadleaf, the plugin, and nothing of its own but who may do what. */
@SpringBootApplication
public class Store {

    @Bean
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        return http.antMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
