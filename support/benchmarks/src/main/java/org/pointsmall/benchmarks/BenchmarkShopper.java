package org.pointsmall.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;

/** A registered customer, signed in with a session cookie: a password is checked slowly on purpose, and only once. */
final class BenchmarkShopper {
    /** For people who exist on a benchmark's store only. */
    private static final String PASSWORD = "benchmark";

    /** The test gateway approves it. */
    private static final String GOOD_CARD = "4111111111111111";

    private static final String JSON_TYPE = "application/json";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Visitor visitor;

    private BenchmarkShopper(Visitor visitor) {
        this.visitor = visitor;
    }

    static BenchmarkShopper register(Visitor visitor, String username)
            throws BenchmarkFailure, IOException, InterruptedException {
        BenchmarkShopper shopper = new BenchmarkShopper(visitor);
        shopper.post(
                "/api/v1/customers",
                JSON.objectNode()
                        .put("username", username)
                        .put("password", PASSWORD)
                        .put("email", username + "@example.org"));
        shopper.signIn(username, PASSWORD);
        return shopper;
    }

    /** As somebody whom the demo brings along. */
    static BenchmarkShopper demoPerson(Visitor visitor, String username)
            throws BenchmarkFailure, IOException, InterruptedException {
        BenchmarkShopper shopper = new BenchmarkShopper(visitor);
        shopper.signIn(username, "demo");
        return shopper;
    }

    private void signIn(String username, String password) throws BenchmarkFailure, IOException, InterruptedException {
        ObjectNode credentials = JSON.objectNode().put("username", username).put("password", password);
        JsonNode csrf = post("/api/v1/session", credentials).required("csrf");
        visitor.sendWithChanges(
                csrf.required("header").asText(), csrf.required("token").asText());
    }

    /** Up to a page of them; the same ones, in the same order, on every fresh store. */
    List<Long> productIds() throws BenchmarkFailure, IOException, InterruptedException {
        List<Long> ids = new ArrayList<>();
        get("/api/v1/products?limit=100")
                .required("items")
                .forEach(product -> ids.add(product.required("id").asLong()));
        return ids;
    }

    void putIntoCart(long productId, int quantity) throws BenchmarkFailure, IOException, InterruptedException {
        post("/api/v1/cart/items", JSON.objectNode().put("productId", productId).put("quantity", quantity));
    }

    /** Has this many points pay a part of the cart. */
    void spendPoints(long points) throws BenchmarkFailure, IOException, InterruptedException {
        String path = "/api/v1/loyalty/cart/points";
        String body = JSON.objectNode().put("points", points).toString();
        parsed("PUT " + path, visitor.put(path, JSON_TYPE, body));
    }

    /** Checks the cart out with a card. The answer is the time from sending the request to having read the answer. */
    Duration checkOut() throws BenchmarkFailure, IOException, InterruptedException {
        ObjectNode checkout = JSON.objectNode();
        checkout.putObject("payment").put("type", "TEST_CARD").put("number", GOOD_CARD);
        String body = checkout.toString();
        long begin = System.nanoTime();
        HttpResponse<String> answer = visitor.post("/api/v1/checkout", JSON_TYPE, body);
        long nanos = System.nanoTime() - begin;
        parsed("POST /api/v1/checkout", answer).required("orderNumber");
        return Duration.ofNanos(nanos);
    }

    boolean isOfferedPoints() throws IOException, InterruptedException {
        return visitor.get("/api/v1/loyalty/me").statusCode() == 200;
    }

    /** All points that came in, whether they can be spent yet or not. */
    long points() throws BenchmarkFailure, IOException, InterruptedException {
        JsonNode balance = get("/api/v1/loyalty/me").required("balance");
        return Math.addExact(
                balance.required("available").asLong(),
                balance.required("pending").asLong());
    }

    long pointsSpent() throws BenchmarkFailure, IOException, InterruptedException {
        return get("/api/v1/loyalty/me").required("balance").required("spent").asLong();
    }

    /** The answer is the time from sending the request to having read the answer. */
    Duration timed(String path) throws BenchmarkFailure, IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<String> answer = visitor.get(path);
        long nanos = System.nanoTime() - begin;
        parsed("GET " + path, answer);
        return Duration.ofNanos(nanos);
    }

    JsonNode get(String path) throws BenchmarkFailure, IOException, InterruptedException {
        return parsed("GET " + path, visitor.get(path));
    }

    private JsonNode post(String path, JsonNode body) throws BenchmarkFailure, IOException, InterruptedException {
        return parsed("POST " + path, visitor.post(path, JSON_TYPE, body.toString()));
    }

    private static JsonNode parsed(String request, HttpResponse<String> answer) throws BenchmarkFailure, IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new BenchmarkFailure(request + " is answered by " + answer.statusCode() + " " + answer.body());
        }
        return MAPPER.readTree(answer.body());
    }
}
