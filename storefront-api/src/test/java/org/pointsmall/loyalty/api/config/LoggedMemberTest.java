package org.pointsmall.loyalty.api.config;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.member.MemberId;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class LoggedMemberTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void linesOfARequestHaveItsMemberAndThoseOfTheNextHaveNot() {
        LoggedMember logged = new LoggedMember(() -> Optional.of(new MemberId(7)));

        logged.preHandle(request, response, this);

        assertThat(MDC.get("loyalty.member")).isEqualTo("7");
        logged.afterCompletion(request, response, this, null);
        assertThat(MDC.get("loyalty.member")).isNull();
    }

    @Test
    void aGuestHasNone() {
        LoggedMember logged = new LoggedMember(Optional::empty);

        logged.preHandle(request, response, this);

        assertThat(MDC.get("loyalty.member")).isNull();
        logged.afterCompletion(request, response, this, null);
    }
}
