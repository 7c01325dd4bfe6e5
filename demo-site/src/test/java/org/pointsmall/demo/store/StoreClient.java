package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.api.contract.Contract;

/** Talks to the store over HTTP as a script or a page would. Immutable but for its cookies. */
public final class StoreClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Contract CONTRACT = Contract.shipped();
    private static final int UNAVAILABLE = 503;

    private final String root;
    private final Map<String, String> headers;
    private final CookieManager cookies;
    private final Optional<Contract> store;
    private final HttpClient http;

    private StoreClient(String root, Map<String, String> headers, CookieManager cookies, Optional<Contract> store) {
        this.root = root;
        this.headers = headers;
        this.cookies = cookies;
        this.store = store;
        this.http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** A guest of the store at this port. */
    public static StoreClient at(int port) {
        return new StoreClient("http://127.0.0.1:" + port, Map.of(), new CookieManager(), Optional.empty());
    }

    /** The same client, which holds what the store answers of its own resources against this as well. */
    public StoreClient holdingTo(Contract document) {
        return new StoreClient(root, headers, cookies, Optional.of(document));
    }

    /** What came back; the body is a missing node where there is none. */
    public record Reply(int status, JsonNode body, HttpResponse<String> response) {

        public String code() {
            return body.path("code").asText();
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }

    /** The same client that sends this header too; shares its cookies. */
    public StoreClient with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new StoreClient(root, more, cookies, store);
    }

    /** The same client without cookies that signs in with each request. */
    public StoreClient basic(String username, String password) {
        String credentials = username + ":" + password;
        String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return new StoreClient(root, headers, new CookieManager(), store).with("Authorization", "Basic " + encoded);
    }

    /** Signs in with a session of its own, and sends its CSRF token from then on. */
    public StoreClient session(String username, String password) {
        StoreClient fresh = new StoreClient(root, headers, new CookieManager(), store);
        Reply signedIn =
                fresh.post("/api/v1/session", "{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}");
        if (signedIn.status() != 200) {
            throw new AssertionError("not signed in: " + signedIn.body());
        }
        JsonNode csrf = signedIn.body().path("csrf");
        return fresh.with(csrf.path("header").asText(), csrf.path("token").asText());
    }

    public Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    public Reply get(String path) {
        return send("GET", path, null);
    }

    public Reply post(String path, String body) {
        return send("POST", path, body);
    }

    public Reply patch(String path, String body) {
        return send("PATCH", path, body);
    }

    public Reply delete(String path) {
        return send("DELETE", path, null);
    }

    public Reply send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            keepsTheContract(method, path, response);
            return new Reply(response.statusCode(), JSON.readTree(response.body()), response);
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " was not answered in JSON", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /**
     * Whatever a test asks of the plugin, the answer is one that its document has; but for a cart by its id, which this
     * store alone can be asked for, and what a server says of itself while it is being stopped. So it is with the store's own
     * resources, where their document was read.
     */
    private void keepsTheContract(String method, String path, HttpResponse<String> response) {
        String target = path.replaceFirst("\\?.*", "");
        boolean ofTheServer =
                response.statusCode() == UNAVAILABLE && response.body().isEmpty();
        if (ofTheServer) {
            return;
        }
        if (target.startsWith(CONTRACT.root() + "/") && !path.contains("cart=")) {
            keeps(CONTRACT, method, target, response);
        } else if (StoreDocument.describes(target)) {
            store.ifPresent(own -> keeps(own, method, target, response));
        }
    }

    private static void keeps(Contract contract, String method, String target, HttpResponse<String> response) {
        contract.operation(method, target.substring(contract.root().length()))
                .map(operation -> contract.brokenBy(
                        operation,
                        response.statusCode(),
                        name -> response.headers().firstValue(name).orElse(null),
                        response.body()))
                .filter(broken -> !broken.isEmpty())
                .ifPresent(broken -> {
                    throw new AssertionError(method + " " + target + " against the OpenAPI document: " + broken);
                });
    }
}
