package org.pointsmall.merchant;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** A merchant's store, which knows nothing of the plugin and runs with or without its jars. */
@SpringBootApplication
public class MerchantStore {

    public static void main(String[] args) {
        SpringApplication.run(MerchantStore.class, args);
    }

    /** Customers bring their credentials along; the store is stocked by whoever asks for it. */
    @Bean
    SecurityFilterChain shop(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.antMatchers(HttpMethod.POST, "/api/opening")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> {})
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }
}
