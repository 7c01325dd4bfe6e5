package org.pointsmall.loyalty.admin.page;

import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds our controllers in the application's context, where the admin's own servlet does not look for any, and comes
 * before Broadleaf's controller, which takes any address for a section's. What ours do not answer goes on to that one.
 */
public final class OwnPages extends RequestMappingHandlerMapping {
    static final String OURS = "org.pointsmall.loyalty.admin.";

    private static final AntPathMatcher PATTERNS = new AntPathMatcher();

    public OwnPages() {
        setOrder(-1);
    }

    @Override
    protected boolean isHandler(Class<?> beanType) {
        return beanType.getName().startsWith(OURS) && AnnotatedElementUtils.hasAnnotation(beanType, Controller.class);
    }

    /** The nearest address above this one at which there is a page of ours to be looked at. */
    Optional<String> pageAbove(String path) {
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            String above = path.substring(0, end);
            if (getHandlerMethods().keySet().stream().anyMatch(mapping -> isPage(mapping, above))) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }

    private boolean isPage(RequestMappingInfo mapping, String path) {
        return mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)
                && mapping.getPatternValues().stream().anyMatch(pattern -> PATTERNS.match(pattern, path));
    }
}
