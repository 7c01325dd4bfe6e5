package org.pointsmall.broadleaf.boot.admin;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletResponse;
import org.broadleafcommerce.common.exception.ServiceException;
import org.broadleafcommerce.openadmin.web.filter.AdminCsrfFilter;

/** Broadleaf's filter, which answers a form without the session's token as an error of the server's; here it is 403. */
public class ForbiddingCsrfFilter extends AdminCsrfFilter {

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
            HttpServletResponse answer = (HttpServletResponse) response;
            answer.setStatus(HttpServletResponse.SC_FORBIDDEN);
            answer.setContentType("text/plain;charset=UTF-8");
            answer.getWriter().write("403: the form is not of this session. Load the page again.");
        }
    }
}
