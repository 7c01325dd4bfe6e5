package org.pointsmall.demo.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pointsmall.demo.data.DemoCatalog;
import org.pointsmall.demo.data.Product;

/** A store of a few lines that speaks the replay's part of the HTTP contract, and can be told to get things wrong. */
final class FakeStore implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 3;

    static {
        // The JDK's server else waits for the client's delayed acknowledgement, 40 ms in each of thousands of answers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final List<Product> products = new ArrayList<>(DemoCatalog.load().products());
    private final Map<String, Member> members = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private int orders;
    private int signIns;

    /** Off by so many points at each checkout. */
    long balanceError;

    long journalError;
    long receiptError;
    boolean refusesPoints;

    private static final class Member {
        private long points;
        private long offset;
        private final List<Long> journal = new ArrayList<>();
        private final Map<Integer, Integer> cart = new HashMap<>();
    }

    private record Answer(int status, JsonNode body) {}

    FakeStore() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int orders() {
        return orders;
    }

    void stopSelling(Product product) {
        products.set(
                products.indexOf(product),
                new Product(
                        product.itemId(),
                        "Renamed " + product.name(),
                        product.chineseName(),
                        product.category(),
                        product.price()));
    }

    void leaveSomethingInTheCartOf(String username) {
        members.get(username).cart.put(0, 1);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        Answer answer = answer(exchange, request.length == 0 ? JSON.createObjectNode() : JSON.readTree(request));
        byte[] bytes = answer.body().toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer answer(HttpExchange exchange, JsonNode body) {
        String path = exchange.getRequestURI().getPath();
        String request = exchange.getRequestMethod() + " " + path.replaceAll("/\\d+$", "/*");
        switch (request) {
            case "GET /api/v1/products":
                return page(exchange, products.size(), (item, i) -> item.put("id", i)
                        .put("name", products.get(i).name()));
            case "POST /api/v1/customers":
                return members.putIfAbsent(body.get("username").asText(), new Member()) == null
                        ? new Answer(201, JSON.createObjectNode())
                        : problem(409, "CONFLICT");
            case "POST /api/v1/session":
                return signIn(exchange, body.get("username").asText());
            default:
        }
        Member member = members.get(username(exchange));
        if (member == null) {
            return problem(401, "UNAUTHENTICATED");
        }
        return switch (request) {
            case "GET /api/v1/cart" -> cart(member);
            case "POST /api/v1/cart/items" -> {
                member.cart.put(
                        body.get("productId").asInt(), body.get("quantity").asInt());
                yield cart(member);
            }
            case "DELETE /api/v1/cart/items/*" -> {
                member.cart.remove(Integer.valueOf(path.substring(path.lastIndexOf('/') + 1)));
                yield cart(member);
            }
            case "PUT /api/v1/loyalty/cart/points" -> applyPoints(member);
            case "DELETE /api/v1/loyalty/cart/points" -> new Answer(200, JSON.createObjectNode());
            case "POST /api/v1/checkout" ->
                checkOut(member, exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            case "GET /api/v1/loyalty/me" -> balance(member);
            case "GET /api/v1/loyalty/me/transactions" ->
                page(exchange, member.journal.size(), (item, i) -> item.put("points", member.journal.get(i)));
            default -> problem(404, "NOT_FOUND");
        };
    }

    /** The session cookie names its person, and so does the CSRF token: one of somebody else's is a broken client. */
    private Answer signIn(HttpExchange exchange, String username) {
        if (!members.containsKey(username)) {
            return problem(401, "UNAUTHENTICATED");
        }
        signIns++;
        exchange.getResponseHeaders().add("Set-Cookie", "SESSION=" + username + "; Path=/; HttpOnly");
        ObjectNode session = JSON.createObjectNode();
        session.putObject("csrf").put("header", "X-CSRF-TOKEN").put("token", "token-of-" + username);
        return new Answer(200, session);
    }

    int signIns() {
        return signIns;
    }

    private static String username(HttpExchange exchange) {
        String cookie = exchange.getRequestHeaders().getFirst("Cookie");
        if (cookie == null) {
            return "";
        }
        String username = cookie.replaceAll("SESSION=|\"", "");
        boolean reads = exchange.getRequestMethod().equals("GET");
        String token = exchange.getRequestHeaders().getFirst("X-CSRF-TOKEN");
        if (!reads && !("token-of-" + username).equals(token)) {
            throw new IllegalStateException(username + " came with " + token);
        }
        return username;
    }

    private static Answer cart(Member member) {
        ObjectNode cart = JSON.createObjectNode();
        ArrayNode items = cart.putArray("items");
        member.cart.keySet().forEach(id -> items.addObject().put("id", id));
        return new Answer(200, cart);
    }

    private long pence(Member member) {
        return member.cart.entrySet().stream()
                .map(line -> products.get(line.getKey()).price().multiply(BigDecimal.valueOf(line.getValue())))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .movePointRight(2)
                .longValueExact();
    }

    private Answer applyPoints(Member member) {
        if (refusesPoints) {
            return problem(422, "BELOW_MINIMUM");
        }
        member.offset = Math.min(member.points, pence(member));
        return new Answer(200, JSON.createObjectNode().put("points", member.offset));
    }

    private Answer checkOut(Member member, String key) {
        if (member.cart.isEmpty() || key == null || !keys.add(key)) {
            return problem(409, "CONFLICT");
        }
        long spent = member.offset;
        long earned = BigDecimal.valueOf(pence(member) - spent, 2)
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
        member.points += earned - spent + balanceError;
        member.journal.add(0, earned);
        member.journal.add(0, -spent + journalError);
        member.cart.clear();
        member.offset = 0;
        orders++;
        return new Answer(
                200,
                JSON.createObjectNode()
                        .put("orderNumber", Integer.toString(orders))
                        .put("pointsSpent", spent)
                        .put("pointsEarned", earned + receiptError));
    }

    /** Points in every state, which cancel out: forgetting one of them shows. */
    private static Answer balance(Member member) {
        ObjectNode me = JSON.createObjectNode();
        me.putObject("balance")
                .put("available", member.points + 5)
                .put("pending", 2)
                .put("held", 3)
                .put("debt", 10);
        return new Answer(200, me);
    }

    private interface Row {
        void write(ObjectNode item, int index);
    }

    private static Answer page(HttpExchange exchange, int size, Row row) {
        String query = exchange.getRequestURI().getQuery();
        int from = query.contains("cursor=") ? Integer.parseInt(query.replaceAll(".*cursor=", "")) : 0;
        ObjectNode page = JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        int to = Math.min(size, from + PAGE);
        for (int i = from; i < to; i++) {
            row.write(items.addObject(), i);
        }
        page.put("next", to < size ? Integer.toString(to) : null);
        return new Answer(200, page);
    }

    private static Answer problem(int status, String code) {
        return new Answer(status, JSON.createObjectNode().put("code", code));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
