package org.pointsmall.loyalty.api.config;

import java.util.Map;
import javax.servlet.DispatcherType;
import org.pointsmall.loyalty.api.LoyaltyApi;
import org.pointsmall.loyalty.api.cart.CartApi;
import org.pointsmall.loyalty.api.earnings.EarningsApi;
import org.pointsmall.loyalty.api.guide.GuideApi;
import org.pointsmall.loyalty.api.install.CheckInstallation;
import org.pointsmall.loyalty.api.mall.MallApi;
import org.pointsmall.loyalty.api.member.MemberApi;
import org.pointsmall.loyalty.api.member.RewardApi;
import org.pointsmall.loyalty.api.pace.KeptPaces;
import org.pointsmall.loyalty.api.problem.PathsBelow;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.api.problem.ProblemFilter;
import org.pointsmall.loyalty.api.problem.ProblemResponses;
import org.pointsmall.loyalty.api.problem.RefusalAdvice;
import org.pointsmall.loyalty.api.product.ProductApi;
import org.pointsmall.loyalty.api.recommendation.RecommendationApi;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletPath;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * The programme's resources, in a store that has it switched on. Boot's dispatcher servlet tells a store from an admin,
 * which has none: the admin's own servlet is Broadleaf's.
 */
@AutoConfiguration(
        after = DispatcherServletAutoConfiguration.class,
        afterName = "org.pointsmall.loyalty.spring.LoyaltyAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "loyalty.enabled", havingValue = "true")
@ConditionalOnBean({OffsetCart.class, DispatcherServletPath.class})
@Import({
    MemberApi.class,
    CartApi.class,
    EarningsApi.class,
    GuideApi.class,
    MallApi.class,
    ProductApi.class,
    RecommendationApi.class,
    RewardApi.class,
    ProblemsOnTomcat.class,
    DocumentApi.class,
    RequestsApi.class,
    AgentsApi.class
})
public class StorefrontApiAutoConfiguration {
    /** After the controllers', so that a wrong method is told from a wrong path; before the store's own catch-alls. */
    private static final int AFTER_CONTROLLERS = 1;

    @Bean
    @ConditionalOnMissingBean
    ProblemResponses blLoyaltyProblemResponses() {
        return new ProblemResponses();
    }

    @Bean
    StorefrontApiMvc blLoyaltyStorefrontApiMvc(
            CurrentMember currentMember,
            ProblemResponses problemResponses,
            ObjectProvider<KeptPaces> paces,
            Environment environment) {
        return new StorefrontApiMvc(
                paces.getIfAvailable(), currentMember, problemResponses, LoyaltyApi.path(environment));
    }

    /** Inside of what counts and logs requests, outside of sessions, security and all that may refuse a request. */
    @Bean
    FilterRegistrationBean<ProblemFilter> blLoyaltyProblemFilter(
            ProblemResponses problemResponses, DispatcherServletPath servlet, Environment environment) {
        PathsBelow ours = new PathsBelow(servlet.getPrefix() + LoyaltyApi.path(environment));
        FilterRegistrationBean<ProblemFilter> registration =
                new FilterRegistrationBean<>(new ProblemFilter(problemResponses, ours));
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    CheckInstallation blLoyaltyCheckInstallation(
            ApplicationContext application, DispatcherServletPath servlet, Environment environment) {
        return new CheckInstallation(application, servlet.getPrefix() + LoyaltyApi.path(environment));
    }

    /** For stores whose own controllers run what the programme may refuse, and who want our answer for it. */
    @Bean
    @ConditionalOnProperty(name = "loyalty.api.refusal-advice", havingValue = "true")
    RefusalAdvice blLoyaltyRefusalAdvice(ProblemResponses problemResponses) {
        return new RefusalAdvice(problemResponses);
    }

    /** Answers below our path what no controller answers, which would otherwise become the store's page for errors. */
    @Bean
    SimpleUrlHandlerMapping blLoyaltyNotFoundMapping(Environment environment) {
        HttpRequestHandler notFound = (request, response) -> {
            throw new ProblemException(Problem.of(ProblemCode.NOT_FOUND));
        };
        return new SimpleUrlHandlerMapping(Map.of(LoyaltyApi.path(environment) + "/**", notFound), AFTER_CONTROLLERS);
    }
}
