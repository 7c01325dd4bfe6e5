package org.pointsmall.loyalty.api.config;

import java.util.List;
import javax.servlet.http.HttpServletRequest;
import org.pointsmall.loyalty.api.LoyaltyApi;
import org.pointsmall.loyalty.api.body.BodyLimitFilter;
import org.pointsmall.loyalty.api.body.BodyLimits;
import org.pointsmall.loyalty.api.pace.KeptPaces;
import org.pointsmall.loyalty.api.problem.PathsBelow;
import org.pointsmall.loyalty.api.problem.ProblemResponses;
import org.pointsmall.loyalty.api.repeat.IdempotencyKey;
import org.pointsmall.loyalty.api.repeat.Repeats;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.request.CarryOutOnce;
import org.pointsmall.loyalty.request.KeepPace;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletPath;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** What is done with each request before it comes to a resource: who may ask from where, how often, and what comes again. */
@Configuration(proxyBeanMethods = false)
class RequestsApi {
    /** Inside of the filter that answers problems, outside of the store's security: browsers ask first, without a session. */
    private static final int CORS = Ordered.HIGHEST_PRECEDENCE + 11;

    private static final int ETAGS = Ordered.HIGHEST_PRECEDENCE + 12;

    private static final int BODIES = Ordered.HIGHEST_PRECEDENCE + 13;

    @Bean
    ApiProperties blLoyaltyApiProperties(Environment environment) {
        return ApiProperties.from(environment);
    }

    @Bean
    BodyLimits blLoyaltyBodyLimits(ApiProperties properties) {
        return properties.body().limits();
    }

    /** Outside of the store's security and of every database connection that a request may hold. */
    @Bean
    FilterRegistrationBean<BodyLimitFilter> blLoyaltyBodyLimitFilter(
            BodyLimits limits, ProblemResponses responses, DispatcherServletPath servlet, Environment environment) {
        PathsBelow ours = new PathsBelow(servlet.getPrefix() + LoyaltyApi.path(environment));
        FilterRegistrationBean<BodyLimitFilter> registration =
                new FilterRegistrationBean<>(new BodyLimitFilter(limits, ours, responses, System::nanoTime));
        registration.setOrder(BODIES);
        return registration;
    }

    @Bean
    Repeats blLoyaltyRepeats(CarryOutOnce once) {
        return new Repeats(once);
    }

    @Bean
    @ConditionalOnProperty(name = "loyalty.api.rate-limit.enabled", havingValue = "true")
    KeptPaces blLoyaltyKeptPaces(
            KeepPace pace, CurrentMember currentMember, ApiProperties properties, BusinessTime time) {
        ApiProperties.RateLimit limit = properties.rateLimit();
        return new KeptPaces(pace, currentMember, limit.ofMember(), limit.ofAddress(), time);
    }

    @Bean
    @Conditional(OriginsAllowed.class)
    FilterRegistrationBean<CorsFilter> blLoyaltyCorsFilter(
            ApiProperties properties, DispatcherServletPath servlet, Environment environment) {
        PathsBelow ours = new PathsBelow(servlet.getPrefix() + LoyaltyApi.path(environment));
        CorsConfiguration rules = rules(properties.cors());
        CorsFilter filter = new CorsFilter(request -> rules) {
            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                return !ours.contain(request);
            }
        };
        filter.setCorsProcessor(new RefusedByProblem());
        FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(CORS);
        return registration;
    }

    /** Of what a resource lets be kept; the others say so before, and are passed through. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> blLoyaltyEtagFilter(
            DispatcherServletPath servlet, Environment environment) {
        FilterRegistrationBean<ShallowEtagHeaderFilter> registration =
                new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        registration.addUrlPatterns(servlet.getPrefix() + LoyaltyApi.path(environment) + "/guide");
        registration.setOrder(ETAGS);
        return registration;
    }

    private static CorsConfiguration rules(ApiProperties.Cors cors) {
        CorsConfiguration rules = new CorsConfiguration();
        rules.setAllowedOrigins(cors.allowedOrigins());
        rules.setAllowCredentials(cors.allowCredentials());
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "DELETE"));
        rules.setAllowedHeaders(List.of(
                HttpHeaders.ACCEPT_LANGUAGE,
                HttpHeaders.AUTHORIZATION,
                HttpHeaders.CONTENT_TYPE,
                HttpHeaders.IF_NONE_MATCH,
                IdempotencyKey.HEADER,
                "X-CSRF-TOKEN",
                "X-Requested-With"));
        rules.setExposedHeaders(List.of(
                HttpHeaders.CONTENT_LANGUAGE,
                HttpHeaders.ETAG,
                HttpHeaders.RETRY_AFTER,
                IdempotencyKey.REPLAYED,
                KeptPaces.POLICY,
                KeptPaces.LEFT));
        rules.setMaxAge(cors.maxAge());
        return rules;
    }

    /** However they are written, a list in YAML included. */
    static final class OriginsAllowed implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !ApiProperties.from(context.getEnvironment())
                    .cors()
                    .allowedOrigins()
                    .isEmpty();
        }
    }
}
