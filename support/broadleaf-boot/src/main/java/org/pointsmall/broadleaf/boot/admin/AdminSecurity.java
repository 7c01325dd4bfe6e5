package org.pointsmall.broadleaf.boot.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.persistence.EntityManagerFactory;
import javax.servlet.Filter;
import org.pointsmall.broadleaf.boot.persistence.RequestEntityManagerFilter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.channel.ChannelProcessingFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.switchuser.SwitchUserFilter;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.HiddenHttpMethodFilter;

/**
 * Who may use the admin: Broadleaf's XML security configuration, which Spring Security 5 can't read any more, in Java.
 * Pages need {@code PERMISSION_OTHER_DEFAULT}, which every admin user has; what one may do behind them is checked by
 * Broadleaf from its permission tables, and by {@code @Secured} on its services.
 *
 * <p>Only static files, the login page and health are open. Resetting a password by e-mail is not offered: no mail is
 * sent here, and BCrypt hashes can't be looked up (see {@code BCryptPasswords}).
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
// The authorities in Broadleaf's @Secured are taken literally: they have no ROLE_ prefix.
@EnableMethodSecurity(prePostEnabled = false, securedEnabled = true)
class AdminSecurity {

    private static final String EVERY_ADMIN = "PERMISSION_OTHER_DEFAULT";

    @Bean
    DelegatingFilterProxyRegistrationBean adminSecurityFilter() {
        DelegatingFilterProxyRegistrationBean registration =
                new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER);
        return registration;
    }

    /** What the firewall refuses is the caller's mistake: a 400, and not the 500 of an exception that nobody catches. */
    @Bean
    RequestRejectedHandler adminRejectedRequests() {
        return new HttpStatusRequestRejectedHandler();
    }

    /** An unknown user takes the same path, and the same time, as a wrong password. */
    @Bean(name = "blAdminAuthenticationManager")
    AuthenticationManager adminAuthenticationManager(
            @Qualifier("blAdminUserDetailsService") UserDetailsService users,
            @Qualifier("blAdminPasswordEncoder") PasswordEncoder encoder,
            @Qualifier("blTransactionManager") PlatformTransactionManager manager) {
        TransactionTemplate reading = new TransactionTemplate(manager);
        reading.setReadOnly(true);
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider();
        provider.setUserDetailsService(username -> reading.execute(status -> users.loadUserByUsername(username)));
        provider.setPasswordEncoder(encoder);
        return new ProviderManager(provider);
    }

    /** By directory, never by file ending: "/product/1.js" would be a page to Broadleaf's mappings. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 100)
    SecurityFilterChain adminOpenPaths() {
        return new DefaultSecurityFilterChain(new OrRequestMatcher(
                Stream.of("/css/**", "/js/**", "/img/**", "/fonts/**", "/favicon.ico", HealthServlet.PATH)
                        .<RequestMatcher>map(AntPathRequestMatcher::new)
                        .toList()));
    }

    @Bean
    SecurityFilterChain adminPages(
            HttpSecurity http,
            @Qualifier("blAdminAuthenticationManager") AuthenticationManager authentication,
            @Qualifier("blAdminAuthenticationSuccessHandler") AuthenticationSuccessHandler success,
            @Qualifier("blAdminAuthenticationFailureHandler") AuthenticationFailureHandler failure,
            AdminFilters filters)
            throws Exception {
        http.authenticationManager(authentication)
                .exceptionHandling(errors -> errors.authenticationEntryPoint(signIn()))
                .formLogin(form -> form.loginPage("/login")
                        .loginProcessingUrl("/login_admin_post")
                        .usernameParameter("j_username")
                        .passwordParameter("j_password")
                        .successHandler(success)
                        .failureHandler(failure))
                .logout(logout -> logout.logoutUrl("/adminLogout.htm").logoutSuccessUrl("/login"))
                .authorizeRequests(requests ->
                        requests.antMatchers("/login").permitAll().anyRequest().hasAuthority(EVERY_ADMIN))
                // Broadleaf shows its dialogs in frames of its own pages.
                .headers(headers -> headers.frameOptions(frames -> frames.sameOrigin()))
                // Broadleaf's forms carry the token of its own filter, added below.
                .csrf(csrf -> csrf.disable());
        filters.addTo(http);
        return http.build();
    }

    /**
     * Forwards, so that the address stays the one that was asked for. A form is redirected: the page of the sign-in takes
     * none.
     */
    private static AuthenticationEntryPoint signIn() {
        LoginUrlAuthenticationEntryPoint forward = new LoginUrlAuthenticationEntryPoint("/login");
        forward.setUseForward(true);
        RequestMatcher reading =
                new OrRequestMatcher(new AntPathRequestMatcher("/**", "GET"), new AntPathRequestMatcher("/**", "HEAD"));
        DelegatingAuthenticationEntryPoint byMethod =
                new DelegatingAuthenticationEntryPoint(new LinkedHashMap<>(Map.of(reading, forward)));
        byMethod.setDefaultEntryPoint(new LoginUrlAuthenticationEntryPoint("/login"));
        return byMethod;
    }

    /** Broadleaf's filters at the places that its XML configuration gave them. */
    @Bean
    AdminFilters adminFilters(
            @Qualifier("entityManagerFactory") EntityManagerFactory factory,
            @Qualifier("blCsrfFilter") Filter csrf,
            @Qualifier("blAdminRequestFilter") Filter requestContext,
            @Qualifier("blJSCompatibilityRequestFilter") Filter fieldNames) {
        return http -> http.addFilterBefore(new RequestEntityManagerFilter(factory), ChannelProcessingFilter.class)
                .addFilterBefore(csrf, UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(requestContext, SwitchUserFilter.class)
                .addFilterAfter(new HiddenHttpMethodFilter(), SwitchUserFilter.class)
                .addFilterAfter(fieldNames, SwitchUserFilter.class);
    }

    @FunctionalInterface
    interface AdminFilters {

        void addTo(HttpSecurity http);
    }
}
