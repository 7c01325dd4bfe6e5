package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.CompositeHealth;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What an operator sees of the programme. */
abstract class MetricsContract {

    private static final Pattern METRIC = Pattern.compile("\\b(loyalty|http_server|hikaricp|jvm)_\\w+");

    @LocalServerPort
    int port;

    @Autowired
    HealthEndpoint health;

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

    /** A series is there as soon as something of its kind has happened: one request, after the first has been counted. */
    @Test
    void hasEachMetricThatTheDashboardNames() throws Exception {
        JsonNode dashboard = new ObjectMapper()
                .readTree(Path.of("../docs/operations/grafana-dashboard.json").toFile());
        Set<String> named = new TreeSet<>();
        dashboard.findValues("expr").forEach(expression -> METRIC.matcher(expression.asText())
                .results()
                .forEach(found -> named.add(found.group())));
        get("/api/v1/products");

        String served = get("/actuator/prometheus").body();

        assertThat(named).hasSizeGreaterThan(12).contains("loyalty_job_lag_seconds", "hikaricp_connections_active");
        assertThat(named).allSatisfy(name -> assertThat(served).containsPattern("(?m)^" + name + "[ {]"));
    }

    @Test
    void saysWhetherItLivesWhetherItCanServeAndWhichJobsAreLate() throws Exception {
        assertThat(get("/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
        // What other tests leave waiting may make a job late; when, ProgrammeHealthTest says.
        assertThat(get("/actuator/health/programme").body())
                .containsPattern("\"status\":\"(UP|DEGRADED)\",\"components\"")
                .containsPattern("\"loyaltyJobs\":\\{.*\"status\":\"(UP|DEGRADED)\"");
        assertThat(((CompositeHealth) health.healthForPath("readiness"))
                        .getComponents()
                        .keySet())
                .containsExactly("db", "loyaltyLedger", "readinessState");
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
