package org.pointsmall.loyalty.admin.page;

import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds our controllers in the application's context, where the admin's own servlet does not look for any, and comes
 * before Broadleaf's controller, which takes any address for a section's. What ours do not answer goes on to that one.
 */
public final class OwnPages extends RequestMappingHandlerMapping {
    private static final String OURS = "org.pointsmall.loyalty.admin.";

    public OwnPages() {
        setOrder(-1);
    }

    @Override
    protected boolean isHandler(Class<?> beanType) {
        return beanType.getName().startsWith(OURS) && AnnotatedElementUtils.hasAnnotation(beanType, Controller.class);
    }

    @Override
    protected @Nullable HandlerMethod handleNoMatch(
            Set<RequestMappingInfo> mappings, String path, HttpServletRequest request) {
        return null;
    }
}
