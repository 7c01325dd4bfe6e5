package org.pointsmall.demo.store.security;

import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Two chains. A request that brings its credentials along (HTTP Basic) is checked by them alone: it leaves no session
 * and needs no CSRF token. Any other is whoever its session says, or a guest.
 */
@Configuration(proxyBeanMethods = false)
class StoreSecurity {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** Scripts and styles of the pages are files of ours, nothing is inline but the small pictures in Swagger UI's styles. */
    private static final String CONTENT_POLICY =
            "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private final ProblemEntryPoint problems;

    StoreSecurity(ProblemEntryPoint problems) {
        this.problems = problems;
    }

    /** A null character in a parameter is refused where it is read: PostgreSQL takes none, whoever asks it for one. */
    @Bean
    StrictHttpFirewall storeFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    SecurityContextRepository storeSecurityContexts() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    CsrfTokenRepository storeCsrfTokens() {
        return new HttpSessionCsrfTokenRepository();
    }

    @Bean
    @Order(100)
    SecurityFilterChain basicRequests(HttpSecurity http) throws Exception {
        return rules(http.requestMatcher(StoreSecurity::bringsCredentials))
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // A page of another site can't make a browser send this: it would have to know the password.
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    @Order(101)
    SecurityFilterChain sessionRequests(
            HttpSecurity http, SecurityContextRepository contexts, CsrfTokenRepository csrfTokens) throws Exception {
        return rules(http)
                .securityContext(
                        context -> context.securityContextRepository(contexts).requireExplicitSave(true))
                .sessionManagement(sessions -> sessions.requireExplicitAuthenticationStrategy(true))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(StoreSecurity::changesForItsSession))
                .build();
    }

    private HttpSecurity rules(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.antMatchers(
                                HttpMethod.GET,
                                "/",
                                "/index.html",
                                "/shop/**",
                                "/v3/api-docs/**",
                                "/.well-known/ucp",
                                "/error")
                        .permitAll()
                        .antMatchers(
                                HttpMethod.GET,
                                "/api/v1/session",
                                "/api/v1/products/**",
                                "/api/v1/categories",
                                "/api/v1/loyalty/openapi.json",
                                "/api/v1/loyalty/docs/**",
                                "/api/v1/loyalty/guide",
                                "/api/v1/loyalty/mall/offers/**",
                                "/api/v1/loyalty/mall/zones",
                                "/api/v1/loyalty/earnings/estimate",
                                "/api/v1/loyalty/recommendations",
                                "/api/v1/loyalty/products/*/flags")
                        .permitAll()
                        .antMatchers(
                                HttpMethod.POST,
                                "/api/v1/session",
                                "/api/v1/customers",
                                "/api/v1/loyalty/recommendations/feedback",
                                "/api/ucp/v1/catalog/**")
                        .permitAll()
                        .antMatchers("/api/v1/**", "/api/ucp/v1/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY)))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable());
    }

    private static boolean bringsCredentials(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, "Basic ".length());
    }

    /**
     * Changes in the name of somebody signed in. A guest's session, or an expired one, gives an attacker nothing to
     * act on; and JSON bodies can't be sent across sites without the browser asking first, which covers signing in.
     */
    private static boolean changesForItsSession(HttpServletRequest request) {
        if (READS.contains(request.getMethod()) || request.getSession(false) == null) {
            return false;
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && !(authentication instanceof AnonymousAuthenticationToken);
    }
}
