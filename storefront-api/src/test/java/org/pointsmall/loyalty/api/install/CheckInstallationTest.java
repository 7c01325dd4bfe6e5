package org.pointsmall.loyalty.api.install;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

@ExtendWith(OutputCaptureExtension.class)
class CheckInstallationTest {
    private static final String WARNING =
            "blCustomerStateFilter does not cover /api/points/*: members are told to sign in";
    /** Its class has another name on each line of the platform. */
    private static final NeededFilter NEEDED = new NeededFilter(
            Set.of("org.example.OlderCustomerFilter", CustomerFilter.class.getName()),
            "blCustomerStateFilter",
            "members are told to sign in");

    private final Map<String, FilterRegistration> filters = new HashMap<>();
    private final GenericWebApplicationContext application = new GenericWebApplicationContext(new MockServletContext() {
        @Override
        public Map<String, FilterRegistration> getFilterRegistrations() {
            return filters;
        }
    });

    static class CustomerFilter implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) {}
    }

    /** As a store extends it. */
    static final class StoresCustomerFilter extends CustomerFilter {}

    @Test
    void warnsWhereTheFilterIsNotThere(CapturedOutput log) {
        started();

        assertThat(log).containsOnlyOnce(WARNING);
    }

    @ParameterizedTest
    @CsvSource({
        "/*, true",
        "/api/*, true",
        "/api/points/*, true",
        "/shop/*, false",
        "/api/point/*, false",
        "/api, false"
    })
    void knowsWhichPathsTheContainersFiltersCover(String pattern, boolean covered, CapturedOutput log) {
        registered("customer", StoresCustomerFilter.class, pattern);

        started();

        assertThat(log.getOut().contains(WARNING)).isEqualTo(!covered);
    }

    @ParameterizedTest
    @CsvSource({"/api/**, true", "/shop/**, false"})
    void knowsTheFiltersInSpringSecuritysChains(String chain, boolean covered, CapturedOutput log) {
        FilterChainProxy security = new FilterChainProxy(
                new DefaultSecurityFilterChain(new AntPathRequestMatcher(chain), new CustomerFilter()));
        application.registerBean("springSecurityFilterChain", Filter.class, () -> security);
        registered("springSecurityFilterChain", DelegatingFilterProxy.class, "/*");

        started();

        assertThat(log.getOut().contains(WARNING)).isEqualTo(!covered);
    }

    @Test
    void saysNothingOfAPlatformThatIsNotThere(CapturedOutput log) {
        started(new NeededFilter(Set.of("org.example.NoSuchFilter"), "noSuchFilter", "nothing works"));

        assertThat(log).doesNotContain("noSuchFilter");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void warnsWhereGuestsMayNotReadTheGuide(boolean allowed, CapturedOutput log) {
        WebInvocationPrivilegeEvaluator security = mock(WebInvocationPrivilegeEvaluator.class);
        when(security.isAllowed(eq(""), eq("/api/points/guide"), eq("GET"), any()))
                .thenReturn(allowed);
        application.registerBean(WebInvocationPrivilegeEvaluator.class, () -> security);

        started();

        assertThat(log.getOut().contains("Guests may not read GET /api/points/guide"))
                .isEqualTo(!allowed);
    }

    private void registered(String name, Class<?> type, String pattern) {
        FilterRegistration registration = mock(FilterRegistration.class);
        when(registration.getName()).thenReturn(name);
        when(registration.getClassName()).thenReturn(type.getName());
        when(registration.getUrlPatternMappings()).thenReturn(List.of(pattern));
        filters.put(name, registration);
    }

    private void started() {
        started(NEEDED);
    }

    private void started(NeededFilter needed) {
        application.addApplicationListener(new CheckInstallation(application, "/api/points", List.of(needed)));
        application.refresh();
        application.close();
    }
}
