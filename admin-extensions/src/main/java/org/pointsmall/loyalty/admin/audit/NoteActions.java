package org.pointsmall.loyalty.admin.audit;

import java.security.Principal;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.audit.AuditNote;
import org.pointsmall.loyalty.audit.AuditScope;
import org.pointsmall.loyalty.audit.ReadAudit;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UrlPathHelper;

/**
 * Writes down whatever is done by a form of ours, so that no action can be forgotten. What writes itself down, field by
 * field and in its own transaction, is not written twice.
 */
public final class NoteActions implements HandlerInterceptor {
    private static final String SCOPE = NoteActions.class.getName();

    private final ReadAudit audit;
    private final UrlPathHelper paths = new UrlPathHelper();

    public NoteActions(ReadAudit audit) {
        this.audit = audit;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("POST")) {
            request.setAttribute(SCOPE, AuditScope.open(reason(request)));
        }
        return true;
    }

    private static String reason(HttpServletRequest request) {
        String reason = request.getParameter("reason");
        return reason == null ? "" : reason.strip();
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failed) {
        if (!(request.getAttribute(SCOPE) instanceof AuditScope scope)) {
            return;
        }
        try (scope) {
            boolean done = failed == null
                    && response.getStatus() < HttpStatus.BAD_REQUEST.value()
                    && !isRefused(request)
                    && request.getAttribute(AdminPage.NOTHING_DONE) == null;
            Principal admin = request.getUserPrincipal();
            if (done && !scope.hasNoted() && admin != null) {
                note(request, admin.getName());
            }
        }
    }

    /** Some of our pages refuse on the page that they lead on to. */
    private static boolean isRefused(HttpServletRequest request) {
        return RequestContextUtils.getOutputFlashMap(request).containsKey("refused");
    }

    private void note(HttpServletRequest request, String actor) {
        String did = did(String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)));
        String path = paths.getPathWithinApplication(request);
        audit.noteNow(new AuditNote(actor, did, did.substring(0, (did + ".").indexOf('.')), path, "", List.of(), ""));
    }

    /** {@code loyalty-codes.files.import} for {@code /loyalty-codes/{pool}/files/{file}/import}. */
    static String did(String pattern) {
        return pattern.replaceAll("/\\{[^/]*}", "").substring(1).replace('/', '.');
    }
}
