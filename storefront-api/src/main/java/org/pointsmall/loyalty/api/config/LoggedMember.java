package org.pointsmall.loyalty.api.config;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.logging.LogField;
import org.pointsmall.loyalty.member.CurrentMember;
import org.springframework.web.servlet.HandlerInterceptor;

/** Gives what is logged while a request is answered the number of its member. */
final class LoggedMember implements HandlerInterceptor {
    private static final String SCOPE = LoggedMember.class.getName();

    private final CurrentMember currentMember;

    LoggedMember(CurrentMember currentMember) {
        this.currentMember = currentMember;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        currentMember.id().ifPresent(member -> request.setAttribute(SCOPE, LogField.MEMBER.with(member.value())));
        return true;
    }

    /** The thread goes on to the next request. */
    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(SCOPE) instanceof LogField.Scope scope) {
            scope.close();
        }
    }
}
