package org.pointsmall.broadleaf.boot.site;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signing in as a customer of the store, for the security filter chain that the application itself defines; how one
 * signs in, CSRF and who may do what are its decisions. Around it: health is open, the rest of the actuator closed, and
 * what no chain of the application covers is refused.
 */
@Configuration(proxyBeanMethods = false)
class SiteSecurity {

    /**
     * Checks a username and password against the store's customers. An unknown user takes the same path, and the same
     * time, as a wrong password; whether an account is deactivated shows to those only who know its password.
     */
    @Bean
    DaoAuthenticationProvider customerAuthenticationProvider(
            @Qualifier("blUserDetailsService") UserDetailsService customers,
            @Qualifier("blPasswordEncoder") PasswordEncoder encoder,
            @Qualifier("blTransactionManager") PlatformTransactionManager manager) {
        TransactionTemplate reading = new TransactionTemplate(manager);
        reading.setReadOnly(true);
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider();
        // Roles are read lazily, and no entity manager is bound yet when Spring Security asks.
        provider.setUserDetailsService(username -> reading.execute(status -> customers.loadUserByUsername(username)));
        provider.setPasswordEncoder(encoder);
        provider.setPreAuthenticationChecks(user -> {});
        provider.setPostAuthenticationChecks(new AccountStatusUserDetailsChecker());
        return provider;
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 100)
    SecurityFilterChain actuatorSecurity(HttpSecurity http) throws Exception {
        return http.requestMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** Reached only where the application's chains (of the same, lowest order but registered earlier) do not match. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain refuseTheRest(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .build();
    }
}
