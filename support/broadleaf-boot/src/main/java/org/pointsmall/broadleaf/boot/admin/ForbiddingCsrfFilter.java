package org.pointsmall.broadleaf.boot.admin;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.broadleafcommerce.common.exception.ServiceException;
import org.broadleafcommerce.openadmin.web.filter.AdminCsrfFilter;

/**
 * Broadleaf's filter, which answers a form without the session's token as an error of the server's; here it is 403, and a
 * page with what was typed, as most such forms are those of somebody whose session was over.
 */
public class ForbiddingCsrfFilter extends AdminCsrfFilter {
    /** In the admin's servlet. */
    private static final String PAGE = "/form-of-another-session";

    private static final String SIGN_IN = "/login_admin_post";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        AtomicBoolean passed = new AtomicBoolean();
        try {
            super.doFilter(request, response, (next, answer) -> {
                passed.set(true);
                chain.doFilter(next, answer);
            });
        } catch (ServletException e) {
            if (passed.get() || !(e.getCause() instanceof ServiceException)) {
                throw e;
            }
            refuse((HttpServletRequest) request, (HttpServletResponse) response);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.getServletPath().equals(SIGN_IN)) {
            response.sendRedirect(request.getContextPath() + "/login?sessionTimeout=true");
        } else {
            request.getRequestDispatcher(PAGE).forward(request, response);
        }
    }
}
