package org.pointsmall.loyalty.api.config;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(OutputCaptureExtension.class)
class SignedInMembersTest {
    private final SignedInMembers interceptor = new SignedInMembers(Optional::empty);

    @Test
    void saysOnceThatSomebodyWhoIsSignedInIsNoCustomerHere(CapturedOutput log) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setUserPrincipal(() -> "ana");

        assertRefused(request);
        assertRefused(request);

        assertThat(log).containsOnlyOnce("blCustomerStateFilter");
        assertThat(log).doesNotContain("ana");
    }

    @Test
    public void saysNothingOfGuests(CapturedOutput log) throws Exception {
        assertRefused(new MockHttpServletRequest());

        assertThat(log.getOut()).isEmpty();
    }

    private void assertRefused(MockHttpServletRequest request) throws Exception {
        HandlerMethod resource = new HandlerMethod(this, "saysNothingOfGuests", CapturedOutput.class);
        assertThatThrownBy(() -> interceptor.preHandle(request, new MockHttpServletResponse(), resource))
                .isInstanceOf(ProblemException.class);
    }
}
