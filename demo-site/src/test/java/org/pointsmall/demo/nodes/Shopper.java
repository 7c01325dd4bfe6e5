package org.pointsmall.demo.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.pointsmall.demo.store.StoreClient;
import org.pointsmall.demo.store.StoreClient.Reply;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A member who is signed in at every node.
 *
 * @param clients one for each node
 */
public record Shopper(String name, long customerId, List<StoreClient> clients) {
    /** A payment by a card that is approved. */
    static final String APPROVED = "{\"payment\":{\"type\":\"TEST_CARD\",\"number\":\"4111111111111111\"}}";

    public Shopper {
        clients = List.copyOf(clients);
    }

    private static final String PASSWORD = "correct horse";

    /** A new customer, signed in at each of these nodes. */
    public static Shopper registered(List<SiteProcess> nodes, JdbcTemplate jdbc) {
        String name = "shopper-" + UUID.randomUUID();
        ok(nodes.get(0)
                .guest()
                .post(
                        "/api/v1/customers",
                        "{\"username\":\"" + name + "\",\"password\":\"" + PASSWORD + "\",\"email\":\"" + name
                                + "@example.com\"}"));
        Long id = jdbc.queryForObject("SELECT CUSTOMER_ID FROM BLC_CUSTOMER WHERE USER_NAME = ?", Long.class, name);
        return signedIn(name, id == null ? 0 : id, nodes);
    }

    /** The same customer, signed in at these nodes instead. */
    public Shopper at(List<SiteProcess> nodes) {
        return signedIn(name, customerId, nodes);
    }

    private static Shopper signedIn(String name, long id, List<SiteProcess> nodes) {
        return new Shopper(
                name,
                id,
                nodes.stream().map(node -> node.guest().session(name, PASSWORD)).toList());
    }

    /** At a node: the first for 0, the next for 1, and again from the first. */
    public StoreClient at(int node) {
        return clients.get(node % clients.size());
    }

    /** A new cart with one piece of this product; answers its id. */
    public long aCartWith(int node, long productId) {
        long cart = ok(at(node).post("/api/v1/carts", "")).path("id").asLong();
        ok(at(node).post("/api/v1/cart/items?cart=" + cart, "{\"productId\":" + productId + ",\"quantity\":1}"));
        return cart;
    }

    /** Says that so many points are to pay for the cart. */
    public Reply spend(int node, long cart, long points) {
        return at(node).send("PUT", "/api/v1/loyalty/cart/points?cart=" + cart, "{\"points\":" + points + "}");
    }

    /** Pays by a card that is approved, as far as points don't. */
    public Reply checkOut(int node, long cart) {
        return at(node).post("/api/v1/checkout?cart=" + cart, APPROVED);
    }

    public JsonNode balance(int node) {
        return ok(at(node).get("/api/v1/loyalty/me")).path("balance");
    }

    /** The answer of a request that was fine. */
    public static JsonNode ok(Reply reply) {
        if (reply.status() >= 300) {
            throw new AssertionError(reply.status() + " " + reply.body());
        }
        return reply.body();
    }
}
