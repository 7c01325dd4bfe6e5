package org.pointsmall.demo.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * JSON over HTTP with one store, as one person or as nobody. Keeps the person's session cookie: a password is checked
 * slowly on purpose, and twenty times an order would be most of the run. All people share the connections, so that none
 * lies idle until the server drops it.
 */
final class StoreClient {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PAGE_SIZE = "100";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI site;
    private final HttpClient http;
    private final Map<String, String> csrf;
    private final CookieManager cookies;

    private StoreClient(URI site, HttpClient http, Map<String, String> csrf, CookieManager cookies) {
        this.site = site;
        this.http = http;
        this.csrf = csrf;
        this.cookies = cookies;
    }

    static StoreClient anonymous(URI site) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        return new StoreClient(site, http, Map.of(), new CookieManager());
    }

    /**
     * Signs in with a session of its own: a password checked with each request would cost more than the request, as
     * BCrypt is made to.
     */
    StoreClient signIn(String username, String password) throws StoreRefusal, IOException, InterruptedException {
        StoreClient fresh = new StoreClient(site, http, Map.of(), new CookieManager());
        JsonNode session = fresh.post(
                "/api/v1/session",
                JsonNodeFactory.instance.objectNode().put("username", username).put("password", password));
        JsonNode token = session.required("csrf");
        return new StoreClient(
                site,
                http,
                Map.of(
                        token.required("header").asText(),
                        token.required("token").asText()),
                fresh.cookies);
    }

    JsonNode get(String path) throws StoreRefusal, IOException, InterruptedException {
        return send("GET", path, Map.of(), Optional.empty());
    }

    JsonNode post(String path, JsonNode body) throws StoreRefusal, IOException, InterruptedException {
        return send("POST", path, Map.of(), Optional.of(body));
    }

    /** @param idempotencyKey the store answers the same again to the same key, and does nothing */
    JsonNode post(String path, JsonNode body, String idempotencyKey)
            throws StoreRefusal, IOException, InterruptedException {
        return send("POST", path, Map.of("Idempotency-Key", idempotencyKey), Optional.of(body));
    }

    JsonNode put(String path, JsonNode body) throws StoreRefusal, IOException, InterruptedException {
        return send("PUT", path, Map.of(), Optional.of(body));
    }

    void delete(String path) throws StoreRefusal, IOException, InterruptedException {
        send("DELETE", path, Map.of(), Optional.empty());
    }

    /** Walks all pages of a list. */
    void forEach(String path, Consumer<JsonNode> item) throws StoreRefusal, IOException, InterruptedException {
        String cursor = "";
        do {
            String parameters = "?limit=" + PAGE_SIZE
                    + (cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
            JsonNode page = get(path + parameters);
            page.required("items").forEach(item);
            String next = page.path("next").asText("");
            if (!next.isEmpty() && next.equals(cursor)) {
                throw new IOException("GET " + path + " names page '" + next + "' as the one after itself");
            }
            cursor = page.path("next").isNull() ? "" : next;
        } while (!cursor.isEmpty());
    }

    private JsonNode send(String method, String path, Map<String, String> headers, Optional<JsonNode> body)
            throws StoreRefusal, IOException, InterruptedException {
        URI address = site.resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", "application/json, application/problem+json")
                .method(
                        method,
                        body.map(json -> HttpRequest.BodyPublishers.ofString(json.toString()))
                                .orElseGet(HttpRequest.BodyPublishers::noBody));
        csrf.forEach(request::header);
        body.ifPresent(json -> request.header("Content-Type", "application/json"));
        headers.forEach(request::header);
        cookies.get(address, Map.of())
                .forEach((header, values) -> values.forEach(value -> request.header(header, value)));
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        cookies.put(address, answer.headers().map());
        JsonNode json = parsed(answer.body());
        if (answer.statusCode() / 100 != 2) {
            throw new StoreRefusal(
                    method + " " + path,
                    answer.statusCode(),
                    json.path("code").asText("without a code"),
                    json.path("detail").asText(""));
        }
        return json;
    }

    /** Nothing for what is no JSON: whoever needs a field of it says which one is missing. */
    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException noJson) {
            return JSON.missingNode();
        }
    }
}
