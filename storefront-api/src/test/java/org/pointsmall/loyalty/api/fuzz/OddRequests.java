package org.pointsmall.loyalty.api.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes requests of endpoints, each with one oddity or a few; the same ones for the same seed. */
public final class OddRequests {
    private static final List<String> HEADERS = List.of(
            "Accept-Language",
            "Accept",
            "Accept-Charset",
            "Accept-Encoding",
            "Authorization",
            "Content-Type",
            "Content-Language",
            "Content-Encoding",
            "Cookie",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "If-Modified-Since",
            "Range",
            "Origin",
            "Access-Control-Request-Method",
            "Referer",
            "User-Agent",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "Forwarded",
            "X-Requested-With",
            "X-CSRF-TOKEN",
            "X-HTTP-Method-Override",
            "Expect",
            "Date",
            "From",
            "Via",
            "Pragma",
            "Cache-Control",
            "customerId",
            "X-Odd");

    private static final List<String> PARAMETERS = List.of(
            "points",
            "limit",
            "cursor",
            "productId",
            "quantity",
            "cart",
            "q",
            "category",
            "zone",
            "blLocaleCode",
            "blCurrencyCode",
            "blTimeZoneCode",
            "blSandboxId",
            "blAdminUserId",
            "blPreview",
            "blSiteId",
            "blThemeId",
            "blSandboxDateTime",
            "blSandboxDisplayDateTimeDate",
            "customerId",
            "_method",
            "jsessionid",
            "_csrf",
            "group");

    private static final List<String> FIELDS = List.of(
            "points",
            "max",
            "productId",
            "skuId",
            "quantity",
            "payment",
            "type",
            "number",
            "lines",
            "username",
            "password",
            "email",
            "code",
            "x");

    private final Random random;
    private final OddValues odd;
    private final List<Endpoint> endpoints;

    public OddRequests(long seed, List<Endpoint> endpoints) {
        random = new Random(seed);
        odd = new OddValues(random);
        this.endpoints = endpoints;
    }

    /**
     * The next request; {@code Connection: close} is part of it.
     *
     * @param identity lines of headers that say who asks, each ended
     */
    public byte[] next(int number, String identity) {
        Endpoint endpoint = endpoints.get(number % endpoints.size());
        StringBuilder request = new StringBuilder();
        request.append(
                        sometimes(25)
                                ? odd.one(List.of("PUT", "POST", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO", "get"))
                                : endpoint.method())
                .append(' ')
                .append(path(endpoint.path()))
                .append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n")
                .append(identity);
        for (int i = random.nextInt(3); i > 0; i--) {
            String name = sometimes(40) ? odd.bytes(4, "\r\n\0") : odd.one(HEADERS);
            request.append(name).append(": ").append(odd.header()).append("\r\n");
        }
        if (sometimes(200)) {
            request.append("Transfer-Encoding: ").append(odd.header()).append("\r\n");
        }
        String body = endpoint.method().equals("GET") ? "" : body();
        if (!body.isEmpty()) {
            request.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(body.length())
                    .append("\r\n");
        }
        return request.append("\r\n").append(body).toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private String path(String template) {
        String path = template;
        while (path.contains("{")) {
            String value = sometimes(2) ? "1" : odd.path();
            path = path.replaceFirst("\\{[^}]*}", java.util.regex.Matcher.quoteReplacement(value.replace("{", "")));
        }
        if (sometimes(4)) {
            path += odd.one(List.of("", "/", "/")) + odd.path();
        }
        if (sometimes(2)) {
            path += "?" + odd.one(PARAMETERS) + "=" + odd.query();
            if (sometimes(3)) {
                path += "&" + odd.one(PARAMETERS) + "=" + odd.query();
            }
        }
        return path;
    }

    private String body() {
        if (sometimes(6)) {
            return odd.bytes(random.nextInt(40), "");
        }
        StringBuilder body = new StringBuilder("{");
        for (int i = random.nextInt(4); i >= 0; i--) {
            body.append('"')
                    .append(odd.one(FIELDS))
                    .append("\":")
                    .append(odd.json())
                    .append(i > 0 ? "," : "");
        }
        return body.append(sometimes(10) ? "" : "}").toString();
    }

    private boolean sometimes(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
