package org.pointsmall.demo.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.api.fuzz.AnswerLaw;
import org.pointsmall.loyalty.api.fuzz.Endpoint;
import org.pointsmall.loyalty.api.fuzz.Fuzz;
import org.pointsmall.loyalty.api.fuzz.OddRequests;
import org.pointsmall.loyalty.api.fuzz.RawAnswer;

import static org.assertj.core.api.Assertions.assertThat;

/** Headers, paths, query strings, cookies and bodies as nobody should send them, to everything that the store serves. */
abstract class OddRequestsContract extends StoreFixture {
    private static final int TIMES = Integer.getInteger("fuzz.requests", 1000);
    private static final long SEED = Long.getLong("fuzz.seed", 20261129L);

    @Test
    void areNeverTheServersFault() throws IOException {
        StoreClient shopper = aShopperWithSession();
        add(shopper, product(0), 2);
        String member = "Cookie: JSESSIONID="
                + shopper.cookie("JSESSIONID").orElseThrow().getValue()
                + "\r\nX-CSRF-TOKEN: "
                + shopper.get("/api/v1/session")
                        .body()
                        .path("csrf")
                        .path("token")
                        .asText() + "\r\n";
        List<Endpoint> endpoints = served();
        assertThat(endpoints).hasSizeGreaterThan(25);

        // Every other round of all endpoints is a guest's; nobody signs the member out.
        Fuzz.Report report = Fuzz.run(
                port,
                new OddRequests(SEED, endpoints),
                TIMES,
                number -> number / endpoints.size() % 2 == 0
                                || endpoints
                                        .get(number % endpoints.size())
                                        .path()
                                        .contains("session")
                        ? ""
                        : member);

        assertThat(report.broken())
                .as("seed %s, statuses %s", SEED, report.statuses())
                .isEmpty();
        assertThat(report.statuses()).containsKeys(200, 400, 401, 404, 405, 415);
        assertThat(shopper.get("/api/v1/cart").status())
                .as("the member is still signed in")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/cart HTTP/1.1\r\nAccept-Language: -",
                "GET /api/v1/loyalty/guide HTTP/1.1\r\nAccept-Language: -",
                "POST /api/v1/checkout HTTP/1.1\r\nIdempotency-Key: \u00e4\u00b8\u0080",
                "GET /api/v1/session?blCurrencyCode=a%00b HTTP/1.1",
                "GET /api/v1/1 HTTP/1.1\r\nContent-Type: multipart/form-data",
                "GET /api/v1/products HTTP/1.1\r\nX-Forwarded-For: \u00e4\u00b8\u0080",
                "GET /api/v1/loyalty/guide HTTP/1.1\r\nX-Forwarded-For: \u00e4\u00b8\u0080",
                "GET /api/v1/products HTTP/1.1\r\nCookie: a=\u00e4\u00b8\u0080",
                "GET /api/v1/products%00 HTTP/1.1",
                "GET /api/v1/loyalty/guide%00 HTTP/1.1",
                "GET %00 HTTP/1.1",
                "GET /<> HTTP/1.1",
                "GET / HTTP/9.9",
                "GET",
                "",
            })
    void thatWereReported(String lines) throws IOException {
        byte[] request = (lines + "\r\nHost: a\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(AnswerLaw.brokenBy(RawAnswer.to(port, request))).isEmpty();
    }

    /** All of the described resources, and what there is beside them. */
    private List<Endpoint> served() {
        List<Endpoint> described = new ArrayList<>();
        guest.get("/v3/api-docs").body().path("paths").fields().forEachRemaining(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(
                        method -> described.add(new Endpoint(method.toUpperCase(Locale.ROOT), path.getKey()))));
        return Stream.concat(
                        described.stream(),
                        Stream.of("/", "/shop/{file}", "/error", "/v3/api-docs", "/api/v1/{other}", "/{other}")
                                .map(path -> new Endpoint("GET", path)))
                .sorted(Comparator.comparing(Endpoint::toString))
                .toList();
    }
}
