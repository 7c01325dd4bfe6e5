package org.springframework.security.web.util;

/**
 * The name under which Spring Security 3 published its request matcher. Broadleaf 3.1's cart and CSRF filters were
 * compiled against it; Spring Security moved it to {@code web.util.matcher} and later dropped this name.
 */
public interface RequestMatcher extends org.springframework.security.web.util.matcher.RequestMatcher {}
