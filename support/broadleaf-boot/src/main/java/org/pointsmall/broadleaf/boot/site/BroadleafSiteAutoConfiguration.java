package org.pointsmall.broadleaf.boot.site;

import javax.persistence.EntityManagerFactory;
import javax.servlet.Filter;
import org.pointsmall.broadleaf.boot.BroadleafAutoConfiguration;
import org.pointsmall.broadleaf.boot.BroadleafSettings;
import org.pointsmall.broadleaf.boot.persistence.RequestEntityManagerFilter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The site flavour: the filters that make Broadleaf's {@code CustomerState.getCustomer()} and
 * {@code CartState.getCart()} work in plain Spring MVC controllers. They run after Spring Security's chain, for
 * {@code broadleaf.site.api-paths} only ({@code /api/*} by default): health checks and static files stay cheap.
 */
@AutoConfiguration(after = BroadleafAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "broadleaf.flavour", havingValue = "site", matchIfMissing = true)
@Import(SiteSecurity.class)
public class BroadleafSiteAutoConfiguration {

    /** Right after Spring Security: who the request comes from is known, and refused requests cost no query. */
    private static final int FIRST = SecurityProperties.DEFAULT_FILTER_ORDER + 1;

    private final BroadleafSettings settings;

    BroadleafSiteAutoConfiguration(BroadleafSettings settings) {
        this.settings = settings;
    }

    @Bean
    FilterRegistrationBean<Filter> storeEntityManagerFilter(
            @Qualifier("entityManagerFactory") EntityManagerFactory factory) {
        return onApi(new RequestEntityManagerFilter(factory), FIRST);
    }

    @Bean
    FilterRegistrationBean<Filter> storeRequestFilter() {
        return onApi(new StoreRequestFilter(), FIRST + 1);
    }

    /** Sets Broadleaf's request context: site, locale, currency, time zone. Cleared after the request. */
    @Bean
    FilterRegistrationBean<Filter> storeContextFilter(@Qualifier("blRequestFilter") Filter filter) {
        return onApi(filter, FIRST + 2);
    }

    @Bean
    FilterRegistrationBean<Filter> storeCustomerFilter(@Qualifier("blCustomerStateFilter") Filter filter) {
        return onApi(filter, FIRST + 3);
    }

    @Bean
    FilterRegistrationBean<Filter> storeCartFilter(@Qualifier("blCartStateFilter") Filter filter) {
        return onApi(filter, FIRST + 4);
    }

    private FilterRegistrationBean<Filter> onApi(Filter filter, int order) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setUrlPatterns(settings.apiPaths());
        registration.setOrder(order);
        return registration;
    }
}
