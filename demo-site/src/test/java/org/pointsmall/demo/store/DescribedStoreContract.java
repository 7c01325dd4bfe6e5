package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.api.contract.Contract;
import org.pointsmall.loyalty.api.fuzz.DescribedRequests;
import org.pointsmall.loyalty.api.fuzz.Fuzz;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the demo's document describes beside the plugin's resources, from signing up to giving goods back: asked of the running
 * store, right and broken, each answer is one that the document has. The books are proved afterwards. More by
 * {@code -Dfuzz.requests}.
 */
abstract class DescribedStoreContract extends PointsFixture {
    private static final int TIMES = Integer.getInteger("fuzz.requests", 1000);
    private static final long SEED = Long.getLong("fuzz.seed", 20261130L);

    @BeforeEach
    void whateverIsAskedIsHeldAgainstTheDocument() {
        guest = guest.holdingTo(StoreDocument.of(port));
    }

    @Test
    void aShopperGoesFromSigningUpToGivingBack() {
        StoreClient shopper = aShopperWithSession();
        shopper.get("/api/v1/session");
        shopper.get("/api/v1/categories");
        shopper.get("/api/v1/products?limit=2");
        shopper.get("/api/v1/products/" + product(0).path("id").asLong());
        shopper.get("/api/v1/cart");
        shopper.post("/api/v1/carts", "");
        JsonNode cart = add(shopper, product(0), 2).body();
        shopper.patch("/api/v1/cart/items/" + cart.at("/items/0/id").asLong(), "{\"quantity\":3}");
        shopper.send("PUT", "/api/v1/cart/source", "{\"channel\":\"app\"}");
        String order =
                shopper.post(CHECKOUT, APPROVED).body().path("orderNumber").asText();
        JsonNode placed = shopper.get("/api/v1/orders/" + order).body();
        shopper.get("/api/v1/orders");
        shopper.post(
                "/api/v1/orders/" + order + "/returns",
                "{\"lines\":[{\"itemId\":" + placed.at("/items/0/id").asLong() + ",\"quantity\":1}]}");
        int cancelled =
                shopper.post("/api/v1/orders/" + order + "/cancel", null).status();

        assertThat(List.of(placed.at("/items/0/quantity").asInt(), cancelled)).containsExactly(3, 200);
        assertThat(shopper.delete("/api/v1/session").status()).isEqualTo(204);
    }

    @Test
    void theStoresOwnResourcesAreAnsweredAsItsDocumentSays() throws Exception {
        StoreClient ana = aMemberWith(400_000);
        StoreClient bo = aMemberWith(9_000);
        add(ana, product(0), 2);
        String order = ana.post(CHECKOUT, APPROVED).body().path("orderNumber").asText();
        add(ana, product(1), 1);
        add(bo, product(1), 1);
        List<List<String>> people = List.of(List.of(), identity(ana), identity(ana), identity(bo));
        Contract contract = StoreDocument.of(port);
        DescribedRequests requests =
                new DescribedRequests(SEED, toBeSent(contract.document()), contract.root(), ids(Long.parseLong(order)));

        Fuzz.Report report = Fuzz.run(
                port, requests, contract, TIMES, number -> people.get(number / requests.operations() % people.size()));

        assertThat(report.broken())
                .as("seed %s, statuses %s", SEED, report.statuses())
                .isEmpty();
        assertThat(report.statuses()).containsKeys(200, 201, 400, 401, 404, 409, 415, 422);
        assertThat(ana.get("/api/v1/cart").status()).as("still signed in").isEqualTo(200);
    }

    /** Nobody is signed out on the way. */
    private static JsonNode toBeSent(JsonNode document) {
        JsonNode copy = document.deepCopy();
        ((ObjectNode) copy.at("/paths/~1api~1v1~1session")).remove("delete");
        return copy;
    }

    private static List<String> identity(StoreClient shopper) {
        return List.of(
                "Cookie: JSESSIONID="
                        + shopper.cookie("JSESSIONID").orElseThrow().getValue(),
                "X-CSRF-TOKEN: "
                        + shopper.get("/api/v1/session")
                                .body()
                                .at("/csrf/token")
                                .asText());
    }

    /** Of products, of an order, and of lines that carts may have. */
    private List<Long> ids(long order) {
        return Stream.of(
                        LongStream.range(0, 5)
                                .map(i -> product((int) i).path("id").asLong()),
                        LongStream.of(order),
                        LongStream.rangeClosed(1, 20))
                .flatMap(LongStream::boxed)
                .toList();
    }
}
