package org.pointsmall.loyalty.api.problem;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemResponsesTest {
    private final ProblemResponses responses = new ProblemResponses();
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/orders/1");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    /** A store's own problem without words of ours: its code has to do. */
    private enum StoresProblem implements ProblemType {
        PAYMENT_DECLINED;

        @Override
        public HttpStatus status() {
            return HttpStatus.UNPROCESSABLE_ENTITY;
        }

        @Override
        public String bundle() {
            return ProblemCode.CONFLICT.bundle();
        }
    }

    @Test
    void writesFromASecurityEntryPoint() throws Exception {
        request.addHeader("Accept-Language", "zh");
        response.getOutputStream().write('?');
        responses.write(Problem.of(ProblemCode.UNAUTHENTICATED), request, response);
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getHeader("Content-Language")).isEqualTo("zh-CN");
        assertThat(new String(response.getContentAsByteArray(), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"urn:pointsmall:problem:unauthenticated\",\"title\":\"未登录\",\"status\":401,"
                        + "\"detail\":\"请先登录。\",\"code\":\"UNAUTHENTICATED\"}");
    }

    @Test
    void answersAStoresOwnProblem() {
        ResponseEntity<ProblemDocument> entity = responses.entity(Problem.of(StoresProblem.PAYMENT_DECLINED), request);
        assertThat(entity.getStatusCodeValue()).isEqualTo(422);
        assertThat(entity.getBody().code()).isEqualTo("PAYMENT_DECLINED");
        assertThat(entity.getBody().title()).isEqualTo("PAYMENT_DECLINED");
    }

    @Test
    void saysWhenToTryAgain() {
        Problem problem = Problem.of(ProblemCode.RATE_LIMITED).with("retryAfterSeconds", 7);
        assertThat(responses.entity(problem, request).getHeaders().getFirst("Retry-After"))
                .isEqualTo("7");
    }

    @Test
    void resolvesBelowItsOwnPathOnly() {
        Exception exception = new HttpRequestMethodNotSupportedException("PUT");
        assertThat(new ProblemExceptionResolver(responses, "/api/v1/order")
                        .resolveException(request, response, null, exception))
                .isNull();
        assertThat(new ProblemExceptionResolver(responses, "/api/v1/orders")
                        .resolveException(request, response, null, exception))
                .isNotNull();
        assertThat(response.getStatus()).isEqualTo(405);
    }

    @Test
    void leavesAnAnswerThatIsUnderWayAlone() {
        response.setCommitted(true);
        assertThat(new ProblemExceptionResolver(responses, "/api/v1/orders")
                        .resolveException(request, response, null, new IllegalStateException("too late")))
                .isNull();
    }
}
