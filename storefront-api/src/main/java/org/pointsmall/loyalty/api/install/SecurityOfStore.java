package org.pointsmall.loyalty.api.install;

import java.util.List;
import java.util.Optional;
import javax.servlet.Filter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.util.ClassUtils;

/** What Spring Security says of a path, in a store that has it. What it can't say without a request is not known. */
final class SecurityOfStore {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityOfStore.class);

    private SecurityOfStore() {}

    static boolean isThere() {
        return ClassUtils.isPresent(
                "org.springframework.security.web.FilterChainProxy", SecurityOfStore.class.getClassLoader());
    }

    /** The filters of the chain for this path, where the filter is Spring Security's. */
    static List<Filter> filters(Filter filter, String path) {
        if (!(filter instanceof FilterChainProxy chains)) {
            return List.of();
        }
        try {
            List<Filter> filters = chains.getFilters(path);
            return filters == null ? List.of() : filters;
        } catch (RuntimeException asksTheRequest) {
            LOG.debug("Spring Security does not tell its filters for {}", path, asksTheRequest);
            return List.of();
        }
    }

    /** Whether it lets a guest read this path; nothing where that is not known. */
    static Optional<Boolean> guestsMayRead(ApplicationContext application, String path) {
        AnonymousAuthenticationToken guest = new AnonymousAuthenticationToken(
                "loyalty", "guest", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
        try {
            return application.getBeansOfType(WebInvocationPrivilegeEvaluator.class).values().stream()
                    .map(evaluator -> evaluator.isAllowed("", path, "GET", guest))
                    .reduce(Boolean::logicalAnd);
        } catch (RuntimeException asksTheRequest) {
            LOG.debug("Spring Security does not tell who may read {}", path, asksTheRequest);
            return Optional.empty();
        }
    }
}
