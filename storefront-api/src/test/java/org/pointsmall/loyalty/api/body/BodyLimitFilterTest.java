package org.pointsmall.loyalty.api.body;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.api.problem.PathsBelow;
import org.pointsmall.loyalty.api.problem.ProblemResponses;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class BodyLimitFilterTest {
    private static final int TEN_THOUSAND = 10_000;

    private final AtomicLong nanos = new AtomicLong();
    private final MockFilterChain chain = new MockFilterChain();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    /** Ten thousand bytes come in two parts; the clock is read before the first and after each. */
    private void send(long nanosAPart) throws Exception {
        new BodyLimitFilter(
                        new BodyLimits(TEN_THOUSAND, Duration.ofSeconds(2)),
                        new PathsBelow("/ours"),
                        new ProblemResponses(),
                        () -> nanos.getAndAdd(nanosAPart))
                .doFilter(request("/ours/x"), response, chain);
    }

    private static MockHttpServletRequest request(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("PUT", path);
        request.setServletPath(path);
        request.setContent(new byte[TEN_THOUSAND]);
        return request;
    }

    @Test
    void aBodyThatTricklesIsRefusedThoughEachPartComesSoon() throws Exception {
        send(Duration.ofSeconds(1).toNanos() + 1);

        assertThat(response.getStatus()).isEqualTo(408);
        assertThat(response.getContentAsString()).contains("\"code\":\"TOO_SLOW\"");
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void aBodyThatJustComesInTimeIsHandedOnWhole() throws Exception {
        send(Duration.ofSeconds(1).toNanos());

        assertThat(chain.getRequest()).isNotNull();
        assertThat(chain.getRequest().getInputStream().readAllBytes()).hasSize(TEN_THOUSAND);
    }

    @Test
    void aRequestOfSomebodyElsesPathIsHandedOnAsItCame() throws Exception {
        HttpServletRequest theirs = request("/theirs");
        new BodyLimitFilter(
                        new BodyLimits(1, Duration.ofSeconds(2)),
                        new PathsBelow("/ours"),
                        new ProblemResponses(),
                        () -> 0)
                .doFilter(theirs, response, chain);

        assertThat(chain.getRequest()).isSameAs(theirs);
    }
}
