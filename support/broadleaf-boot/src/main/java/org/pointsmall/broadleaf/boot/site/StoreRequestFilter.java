package org.pointsmall.broadleaf.boot.site;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.servlet.http.HttpServletResponse;
import org.broadleafcommerce.common.util.BLCRequestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Decides what Broadleaf's filters behind it get to see of a request.
 *
 * <ul>
 *   <li>Broadleaf puts an unsaved anonymous customer into the session. A request without a session starts one for that
 *       only where it may lead to a cart of that customer: it is anonymous and not a mere read. Reads and requests that
 *       bring their credentials along leave nothing behind.
 *   <li>Broadleaf takes an admin's id and a sandbox from request parameters, unchecked, and fails on malformed ones.
 *       In a shop nobody may send these, so they are hidden.
 * </ul>
 */
final class StoreRequestFilter extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private static final Set<String> INTERNAL_PARAMETERS = Set.of("bladminuserid", "blsandboxid", "blclearsandbox");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getSession(false) == null && (READS.contains(request.getMethod()) || isSignedIn())) {
            BLCRequestUtils.setOKtoUseSession(new ServletWebRequest(request), false);
        }
        chain.doFilter(new WithoutInternals(request), response);
    }

    private static boolean isSignedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && !(authentication instanceof AnonymousAuthenticationToken);
    }

    private static boolean isInternal(@Nullable String name) {
        return name != null && INTERNAL_PARAMETERS.contains(name.toLowerCase(Locale.ROOT));
    }

    private static final class WithoutInternals extends HttpServletRequestWrapper {

        WithoutInternals(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            return isInternal(name) ? null : super.getParameter(name);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isInternal(name) ? null : super.getHeader(name);
        }
    }
}
