package org.pointsmall.benchmarks;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One browser: a session cookie of its own, and the connections that all share. Follows no redirects. */
final class Visitor {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI site;
    private final HttpClient http;
    private final CookieManager cookies = new CookieManager();
    /** Name and value in turn, sent with each request that changes something. */
    private final List<String> changeHeaders = new ArrayList<>();

    private Visitor(URI site, HttpClient http) {
        this.site = site;
        this.http = http;
    }

    static HttpClient connections() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }

    static Visitor of(URI site, HttpClient http) {
        return new Visitor(site, http);
    }

    void sendWithChanges(String header, String value) {
        changeHeaders.add(header);
        changeHeaders.add(value);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(site.resolve(path)).GET());
    }

    HttpResponse<String> post(String path, String contentType, String body) throws IOException, InterruptedException {
        return change("POST", path, contentType, body);
    }

    HttpResponse<String> put(String path, String contentType, String body) throws IOException, InterruptedException {
        return change("PUT", path, contentType, body);
    }

    private HttpResponse<String> change(String method, String path, String contentType, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofString(body));
        if (!changeHeaders.isEmpty()) {
            request.headers(changeHeaders.toArray(String[]::new));
        }
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        URI address = request.build().uri();
        cookies.get(address, Map.of())
                .forEach((header, values) -> values.forEach(value -> request.header(header, value)));
        HttpResponse<String> answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        cookies.put(address, answer.headers().map());
        return answer;
    }
}
