package org.pointsmall.demo.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.pointsmall.demo.data.RetailCustomerId;

/** A customer of the data set, as a person who shops over HTTP. */
final class ReplayShopper {
    /** For people who exist on a demo store only; there is nothing to protect. */
    private static final String PASSWORD = "retail-demo";

    /** The test gateway approves it. */
    private static final String GOOD_CARD = "4111111111111111";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String username;
    private final StoreClient store;

    private ReplayShopper(String username, StoreClient store) {
        this.username = username;
        this.store = store;
    }

    /** Registers the customer, or signs in as the one of an earlier run, whose cart may hold leftovers. */
    static ReplayShopper arrive(RetailCustomerId customer, StoreClient door)
            throws StoreRefusal, IOException, InterruptedException {
        String username = "retail-" + customer;
        ObjectNode registration = JSON.objectNode()
                .put("username", username)
                .put("password", PASSWORD)
                .put("email", username + "@example.org");
        boolean known = false;
        try {
            door.post("/api/v1/customers", registration);
        } catch (StoreRefusal refusal) {
            if (refusal.status() != HttpURLConnection.HTTP_CONFLICT) {
                throw refusal;
            }
            known = true;
        }
        ReplayShopper shopper = new ReplayShopper(username, door.signIn(username, PASSWORD));
        if (known) {
            shopper.emptyCart();
        }
        return shopper;
    }

    String username() {
        return username;
    }

    void emptyCart() throws StoreRefusal, IOException, InterruptedException {
        List<String> leftovers = new ArrayList<>();
        store.get("/api/v1/cart")
                .path("items")
                .forEach(item -> leftovers.add(item.required("id").asText()));
        if (!leftovers.isEmpty()) {
            store.delete("/api/v1/loyalty/cart/points");
        }
        for (String item : leftovers) {
            store.delete("/api/v1/cart/items/" + item);
        }
    }

    void putIntoCart(JsonNode productId, int quantity) throws StoreRefusal, IOException, InterruptedException {
        ObjectNode item = JSON.objectNode().put("quantity", quantity);
        item.set("productId", productId);
        store.post("/api/v1/cart/items", item);
    }

    /** @return the points that the cart will take */
    long applyAllPoints() throws StoreRefusal, IOException, InterruptedException {
        return wholeNumber(
                store.put("/api/v1/loyalty/cart/points", JSON.objectNode().put("max", true)), "points");
    }

    Receipt checkOut(String idempotencyKey) throws StoreRefusal, IOException, InterruptedException {
        ObjectNode checkout = JSON.objectNode();
        checkout.putObject("payment").put("type", "TEST_CARD").put("number", GOOD_CARD);
        JsonNode answer = store.post("/api/v1/checkout", checkout, idempotencyKey);
        return new Receipt(
                answer.required("orderNumber").asText(),
                wholeNumber(answer, "pointsSpent"),
                wholeNumber(answer, "pointsEarned"));
    }

    long availablePoints() throws StoreRefusal, IOException, InterruptedException {
        return wholeNumber(balance(), "available");
    }

    /** Available, pending and held points, less debt: what every entry of the journal adds to or takes from. */
    long ownedPoints() throws StoreRefusal, IOException, InterruptedException {
        JsonNode balance = balance();
        long owned = Math.addExact(wholeNumber(balance, "available"), wholeNumber(balance, "pending"));
        owned = Math.addExact(owned, wholeNumber(balance, "held"));
        return Math.subtractExact(owned, wholeNumber(balance, "debt"));
    }

    /** The sum of the member's whole journal, entry by entry. */
    long journalSum() throws StoreRefusal, IOException, InterruptedException {
        AtomicLong sum = new AtomicLong();
        store.forEach(
                "/api/v1/loyalty/me/transactions",
                entry -> sum.set(Math.addExact(sum.get(), wholeNumber(entry, "points"))));
        return sum.get();
    }

    private JsonNode balance() throws StoreRefusal, IOException, InterruptedException {
        return store.get("/api/v1/loyalty/me").required("balance");
    }

    private static long wholeNumber(JsonNode object, String field) {
        JsonNode value = object.required(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("'" + field + "' is not a whole number: " + value);
        }
        return value.longValue();
    }
}
