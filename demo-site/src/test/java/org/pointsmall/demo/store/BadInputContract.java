package org.pointsmall.demo.store;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.demo.store.StoreClient.Reply;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Bad input about points: a problem with a stable code, nothing changed, and no more than a line in the log. */
@ExtendWith(OutputCaptureExtension.class)
abstract class BadInputContract extends PointsFixture {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"points\":-1}               | 400 | INVALID_VALUE",
                "{\"points\":1.5}              | 400 | INVALID_VALUE",
                "{\"points\":1e2}              | 400 | INVALID_VALUE",
                "{\"points\":\"10\"}           | 400 | INVALID_VALUE",
                "{\"points\":true}             | 400 | INVALID_VALUE",
                "{\"points\":99999999999999999999} | 400 | INVALID_VALUE",
                "{\"points\":10,\"max\":true}  | 400 | INVALID_VALUE",
                "{\"point\":10}                | 400 | UNKNOWN_FIELD",
                "{\"points\":10,\"memberId\":1}| 400 | UNKNOWN_FIELD",
                "{}                            | 400 | INVALID_VALUE",
                "{\"points\":                  | 400 | MALFORMED_REQUEST",
                "[]                            | 400 | MALFORMED_REQUEST",
                "{\"points\":501}              | 422 | INSUFFICIENT_POINTS",
                "{\"points\":999999999999999}  | 422 | INSUFFICIENT_POINTS",
            })
    void isRefusedAndChangesNothing(String body, int status, String code, CapturedOutput log) {
        StoreClient shopper = aMemberWith(500);
        add(shopper, product(1), 1);
        int before = log.getAll().length();

        Reply reply = apply(shopper, body);

        assertProblem(reply, status, code);
        // Jobs may have something to say of what was there before.
        assertThat(log.getAll().substring(before).lines().filter(line -> !line.contains("loyalty-job]")))
                .hasSizeLessThanOrEqualTo(1);
        assertBalance(shopper, 500, 0, 0);
        assertThat(shopper.post(CHECKOUT, APPROVED).body().path("pointsSpent").asLong())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "ten", "", "99999999999999999999", "MAX "})
    void isRefusedInAQuoteToo(String points) {
        StoreClient shopper = aMemberWith(500);
        add(shopper, product(1), 1);

        assertProblem(shopper.get(QUOTE + "?points=" + points.replace(" ", "%20")), 400, "INVALID_VALUE");
    }

    @Test
    void pointsOnAnEmptyCart() {
        assertProblem(apply(aMemberWith(500), "{\"points\":10}"), 422, "NO_OFFSET_ITEM");
    }

    @Test
    void pointsWithoutASession() {
        assertProblem(apply(guest, "{\"points\":10}"), 401, "UNAUTHENTICATED");
        assertProblem(guest.get(ME), 401, "UNAUTHENTICATED");
    }

    @Test
    void pointsWithASessionThatHasExpired() {
        StoreClient expired = guest.with("Cookie", "JSESSIONID=0123456789ABCDEF0123456789ABCDEF");

        assertProblem(expired.get(ME), 401, "UNAUTHENTICATED");
        assertThat(apply(expired, "{\"points\":10}").status()).isIn(401, 403);
    }

    @Test
    void problemsSpeakChinese() {
        StoreClient shopper = aMemberWith(5).with("Accept-Language", "zh-CN");
        add(shopper, product(1), 1);

        Reply reply = apply(shopper, "{\"points\":10}");

        assertThat(reply.body().path("detail").asText())
                .containsPattern("\\p{IsHan}")
                .contains("10", "5");
    }

    @Test
    void anUnknownProductCantBePutIntoTheCart() {
        Reply reply = aMemberWith(5).post("/api/v1/cart/items", "{\"productId\":987654321,\"quantity\":1}");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isNotBlank();
    }

    private static void assertProblem(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
        assertThat(reply.code()).as(reply.body().toString()).isEqualTo(code);
        assertThat(reply.header("Content-Type").orElse("")).startsWith("application/problem+json");
    }
}
