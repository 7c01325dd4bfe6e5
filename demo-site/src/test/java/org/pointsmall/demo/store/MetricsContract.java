package org.pointsmall.demo.store;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What an operator sees of the programme. */
abstract class MetricsContract {

    @LocalServerPort
    int port;

    @Test
    void showsTheProgrammesMetricsToPrometheus() throws Exception {
        HttpResponse<String> answer = get("/actuator/prometheus");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("loyalty_points_total{kind=\"EARN\",}")
                .contains("loyalty_refusals_total{code=\"INSUFFICIENT_POINTS\",}")
                .containsPattern("loyalty_holds_open \\d")
                .containsPattern("loyalty_holds_oldest_age_seconds \\d")
                .containsPattern("loyalty_orders_unsettled \\d")
                .containsPattern("loyalty_orders_unsettled_oldest_age_seconds \\d")
                .containsPattern("loyalty_job_lag_seconds\\{job=\"time-out-holds\",} \\d")
                .contains("loyalty_job_last_success_age_seconds{job=\"time-out-holds\",}")
                .contains("loyalty_job_processed_total{job=\"time-out-holds\",}");
    }

    @Test
    void keepsTheRestOfTheActuatorClosed() throws Exception {
        assertThat(get("/actuator/metrics/loyalty.holds.open").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/env").statusCode()).isNotEqualTo(200);
        assertThat(get("/actuator/beans").statusCode()).isNotEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
