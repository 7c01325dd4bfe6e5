package org.springframework.security.web.util;

import javax.servlet.http.HttpServletRequest;

/**
 * The old name of Spring Security's Ant path matcher, which Broadleaf 3.1's cart and CSRF filters instantiate for their
 * excluded paths. All matching is done by today's class.
 */
public final class AntPathRequestMatcher implements RequestMatcher {

    private final org.springframework.security.web.util.matcher.AntPathRequestMatcher current;

    public AntPathRequestMatcher(String pattern) {
        this(pattern, null);
    }

    public AntPathRequestMatcher(String pattern, String httpMethod) {
        this.current = new org.springframework.security.web.util.matcher.AntPathRequestMatcher(pattern, httpMethod);
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return current.matches(request);
    }
}
