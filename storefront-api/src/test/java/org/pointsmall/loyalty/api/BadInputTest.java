package org.pointsmall.loyalty.api;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class BadInputTest {
    private static final String POINTS = "/api/v1/loyalty/cart/points";
    private static final String QUOTE = "/api/v1/loyalty/cart/quote";
    private static final String ESTIMATE = "/api/v1/loyalty/earnings/estimate";
    private static final String TRANSACTIONS = "/api/v1/loyalty/me/transactions";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Shop shop;

    @BeforeEach
    void anaHasPointsAndACart() {
        shop.reopened().anaIsSignedIn().earned(2000).cartOf("2.50", "5.00", "10.00");
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("{\"points\":-1}", "INVALID_VALUE", "points"),
                Arguments.of("{\"points\":1000000000000000000}", "INVALID_VALUE", "points"),
                Arguments.of("{\"points\":9223372036854775808}", "INVALID_VALUE", "points"),
                Arguments.of("{\"points\":-9223372036854775809}", "INVALID_VALUE", "points"),
                Arguments.of("{\"points\":" + "9".repeat(1_000) + "}", "INVALID_VALUE", "points"),
                Arguments.of("{\"points\":1.5}", "INVALID_VALUE", "points"),
                Arguments.of("{\"points\":100.0}", "INVALID_VALUE", "points"),
                Arguments.of("{\"points\":1e2}", "INVALID_VALUE", "points"),
                Arguments.of("{\"points\":1e999999999}", "INVALID_VALUE", "points"),
                Arguments.of("{\"points\":\"10\"}", "INVALID_VALUE", "points"),
                Arguments.of("{\"points\":\"\"}", "INVALID_VALUE", "points"),
                Arguments.of("{\"points\":\"max\"}", "INVALID_VALUE", "points"),
                Arguments.of("{\"points\":true}", "INVALID_VALUE", "points"),
                Arguments.of("{\"points\":null}", "INVALID_VALUE", "points"),
                Arguments.of("{\"points\":[100]}", "INVALID_VALUE", "points"),
                Arguments.of("{\"points\":{}}", "INVALID_VALUE", "points"),
                Arguments.of("{\"points\":100,\"max\":true}", "INVALID_VALUE", "points"),
                Arguments.of("{\"points\":100,\"max\":false}", "INVALID_VALUE", "points"),
                Arguments.of("{}", "INVALID_VALUE", "points"),
                Arguments.of("{\"max\":false}", "INVALID_VALUE", "max"),
                Arguments.of("{\"max\":1}", "INVALID_VALUE", "max"),
                Arguments.of("{\"max\":\"true\"}", "INVALID_VALUE", "max"),
                Arguments.of("{\"points\":100,\"memberId\":8}", "UNKNOWN_FIELD", "memberId"),
                Arguments.of("{\"Points\":100}", "UNKNOWN_FIELD", "Points"),
                Arguments.of("{\"" + "x".repeat(5000) + "\":1}", "UNKNOWN_FIELD", "x".repeat(60)),
                Arguments.of("{\"points\":1,\"points\":200}", "MALFORMED_REQUEST", null),
                Arguments.of("{\"points\":100", "MALFORMED_REQUEST", null),
                Arguments.of("{\"points\":NaN}", "MALFORMED_REQUEST", null),
                Arguments.of("{\"points\":0100}", "MALFORMED_REQUEST", null),
                Arguments.of("{\"points\":100} trailing", "MALFORMED_REQUEST", null),
                Arguments.of("{\"points\":100}{\"points\":200}", "MALFORMED_REQUEST", null),
                Arguments.of("[]", "MALFORMED_REQUEST", null),
                Arguments.of("[".repeat(16_000), "MALFORMED_REQUEST", null),
                Arguments.of("{\"points\":100," + " ".repeat(20_000) + "\"max\":null}", "BODY_TOO_LARGE", null),
                Arguments.of("100", "MALFORMED_REQUEST", null),
                Arguments.of("\"max\"", "MALFORMED_REQUEST", null),
                Arguments.of("null", "MALFORMED_REQUEST", null),
                Arguments.of("", "MALFORMED_REQUEST", null),
                Arguments.of("   ", "MALFORMED_REQUEST", null),
                Arguments.of("points=100", "MALFORMED_REQUEST", null));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void refusesABody(String body, String code, String field, CapturedOutput log) throws Exception {
        refused(
                put(POINTS).contentType(MediaType.APPLICATION_JSON).content(body),
                code.equals("BODY_TOO_LARGE") ? 413 : 400,
                code,
                field,
                log);
    }

    /** Jackson 2.15, which comes with Boot 3.1, gives up such a number before it is read to its end. */
    @Test
    void refusesANumberOfManyDigits() throws Exception {
        mvc.perform(put(POINTS)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"points\":" + "9".repeat(10_000) + "}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value(oneOf("INVALID_VALUE", "MALFORMED_REQUEST")));
        assertThat(shop.wishKept()).isEmpty();
    }

    @Test
    void refusesABodyThatIsNoText(CapturedOutput log) throws Exception {
        byte[] bytes = {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'};
        refused(
                put(POINTS).contentType(MediaType.APPLICATION_JSON).content(bytes),
                400,
                "MALFORMED_REQUEST",
                null,
                log);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "",
                " ",
                "-1",
                "1.5",
                "1e2",
                "+5",
                " 100",
                "0x10",
                "１００",
                "1000000000000000000",
                "MAX",
                "100,200"
            })
    void refusesPointsInTheQuery(String points, CapturedOutput log) throws Exception {
        refused(get(QUOTE).param("points", points), 400, "INVALID_VALUE", "points", log);
    }

    @Test
    void refusesAQuoteOfNothingAndOfTwo(CapturedOutput log) throws Exception {
        refused(get(QUOTE), 400, "INVALID_VALUE", "points", log);
        mvc.perform(get(QUOTE).param("points", "100", "200")).andExpect(status().isBadRequest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "abc", "1.0", "0x10", "99999999999"})
    void refusesALimit(String limit, CapturedOutput log) throws Exception {
        refused(get(TRANSACTIONS).param("limit", limit), 400, "INVALID_VALUE", "limit", log);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "0", "-1", "abc", "1.0", "10000", "01", "１"})
    void refusesAQuantity(String quantity, CapturedOutput log) throws Exception {
        refused(
                get(ESTIMATE).param("productId", "100").param("quantity", quantity),
                400,
                "INVALID_VALUE",
                "quantity",
                log);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "abc", "1.0", "9999999999999999999", "１"})
    void refusesAProduct(String product, CapturedOutput log) throws Exception {
        refused(get(ESTIMATE).param("productId", product), 400, "INVALID_VALUE", "productId", log);
        refused(get(ESTIMATE), 400, "INVALID_VALUE", "productId", log);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "Mw", "AAAAAAAAAAEAAAAA", "AAAAAAAAAAEAAAAA====", "ä", "' or 1=1"})
    void refusesACursor(String cursor, CapturedOutput log) throws Exception {
        refused(get(TRANSACTIONS).param("cursor", cursor), 400, "INVALID_VALUE", "cursor", log);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /me",
        "GET, /me/transactions",
        "GET, /me/transactions?limit=0",
        "GET, /cart/quote",
        "GET, /cart/quote?points=1",
        "PUT, /cart/points",
        "DELETE, /cart/points",
        "GET, /cart/earnings"
    })
    void knowsNobodyWithoutASession(String method, String path, CapturedOutput log) throws Exception {
        shop.reopened();
        refused(
                request(HttpMethod.valueOf(method), "/api/v1/loyalty" + path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("not even JSON"),
                401,
                "UNAUTHENTICATED",
                null,
                log);
    }

    @Test
    void refusesWhatHttpRefuses(CapturedOutput log) throws Exception {
        refused(post("/api/v1/loyalty/me"), 405, "METHOD_NOT_ALLOWED", null, log)
                .andExpect(jsonPath("$.method").value("POST"))
                .andExpect(header().string("Allow", "GET"));
        mvc.perform(get("/api/v1/loyalty/me").accept(MediaType.TEXT_HTML))
                .andExpect(status().isNotAcceptable())
                .andExpect(jsonPath("$.code").value("NOT_ACCEPTABLE"));
        mvc.perform(get("/api/v1/loyalty/nothing/here"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("NOT_FOUND"));
        mvc.perform(get("/api/v1/loyalty"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("NOT_FOUND"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "application/cbor"})
    void refusesAContentType(String contentType, CapturedOutput log) throws Exception {
        refused(
                put(POINTS).header("Content-Type", contentType).content("{\"points\":100}"),
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                null,
                log);
    }

    @Test
    void answersALostRaceAsAConflict(CapturedOutput log) throws Exception {
        shop.failsWith(new CannotAcquireLockException("deadlock"));
        refused(get(QUOTE).param("points", "100"), 409, "CONFLICT", null, log);
    }

    @Test
    void tellsNothingOfAFailureButLogsIt(CapturedOutput log) throws Exception {
        shop.failsWith(new IllegalStateException("secret"));
        mvc.perform(get(QUOTE).param("points", "100"))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.code").value("INTERNAL_ERROR"))
                .andExpect(jsonPath("$.length()").value(5))
                .andExpect(jsonPath("$.detail").value("Something went wrong on our side. Please try again later."));
        assertThat(log.getAll().lines().filter(line -> line.contains("ERROR"))).hasSize(1);
        assertThat(log.getAll()).contains("java.lang.IllegalStateException: secret", "GET /api/v1/loyalty/cart/quote");
    }

    private ResultActions refused(
            MockHttpServletRequestBuilder request, int status, String code, String field, CapturedOutput log)
            throws Exception {
        int before = log.getAll().length();
        ResultActions result = mvc.perform(request)
                .andExpect(status().is(status))
                .andExpect(header().string("Content-Type", "application/problem+json"))
                .andExpect(jsonPath("$.status").value(status))
                .andExpect(jsonPath("$.code").value(code));
        if (field != null) {
            result.andExpect(jsonPath("$.field").value(field));
        }
        assertThat(log.getAll().substring(before).lines())
                .as("lines in the log")
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(line -> line.contains(" INFO ") && line.endsWith("Answered " + status + " " + code));
        assertThat(shop.wishKept()).isEmpty();
        return result;
    }
}
