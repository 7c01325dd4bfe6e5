package org.pointsmall.loyalty.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What a mock of the servlet container can't show: the bytes, and that no error page comes in between. */
@Tag("heavy")
@SpringBootTest(
        classes = TestStore.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"loyalty.enabled=true", "server.address=127.0.0.1"})
class ServedByTomcatTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private Shop shop;

    @BeforeEach
    void anaHasPointsAndACart() {
        shop.reopened().anaIsSignedIn().earned(2000).cartOf("2.50", "5.00", "10.00");
    }

    private HttpResponse<byte[]> send(String method, String path, String body) throws Exception {
        return send(method, path, "application/json", body);
    }

    private HttpResponse<byte[]> send(String method, String path, String contentType, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", contentType)
                        .header("Accept-Language", "zh-CN")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void answersInUtf8() throws Exception {
        HttpResponse<byte[]> answer = send("PUT", "/api/v1/loyalty/cart/points", "{\"points\":5000}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Content-Language")).contains("zh-CN");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("\"title\":\"积分不足\"", "\"detail\":\"需要 5,000 积分，您当前可用 2,000 积分。\"");
    }

    @Test
    void answersWhatNoControllerAnswers() throws Exception {
        assertThat(new String(send("GET", "/api/v1/loyalty/nothing", "").body(), StandardCharsets.UTF_8))
                .contains("\"code\":\"NOT_FOUND\"");
        HttpResponse<byte[]> answer = send("PATCH", "/api/v1/loyalty/cart/points", "");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElseThrow().split(", "))
                .containsExactlyInAnyOrder("GET", "PUT", "DELETE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=nope", "json", "*/*", "a/b/c"})
    void refusesAContentTypeThatMakesNoSense(String contentType) throws Exception {
        HttpResponse<byte[]> answer = send("PUT", "/api/v1/loyalty/cart/points", contentType, "{\"points\":300}");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"code\":\"UNSUPPORTED_MEDIA_TYPE\"");
        assertThat(shop.wishKept()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"points=100%00", "points=%F0%28", "points=1%0a2", "%20=1", "x"})
    void refusesAQueryThatMakesNoSense(String query) throws Exception {
        HttpResponse<byte[]> answer = send("GET", "/api/v1/loyalty/cart/quote?" + query, "");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"code\":\"INVALID_VALUE\"");
    }

    @Test
    void appliesAndRemovesPoints() throws Exception {
        assertThat(send("PUT", "/api/v1/loyalty/cart/points", "{\"points\":300}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(shop.wishKept()).contains("300 300");
        assertThat(send("DELETE", "/api/v1/loyalty/cart/points", "").statusCode())
                .isEqualTo(204);
    }
}
