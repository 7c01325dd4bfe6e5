package org.pointsmall.broadleaf.boot.store;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** All that a store needs: one class. The security chain is the application's matter. */
@SpringBootApplication
public class TestStore {

    @Bean
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        return http.antMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.antMatchers("/api/private/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.disable())
                .build();
    }
}
