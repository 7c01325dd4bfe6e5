package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.demo.store.StoreClient.Reply;

import static org.assertj.core.api.Assertions.assertThat;

/** Flags of products, as shoppers meet them over HTTP. */
abstract class FlagsContract extends PointsFixture {
    private static final String PRODUCTS = "/api/v1/products";
    private static final String ITEMS = "/api/v1/cart/items";

    private JsonNode cake;
    private long id;

    /** One that no other test needs. */
    @BeforeEach
    void aProduct() {
        cake = guest.get(PRODUCTS + "?q=Set+of+3+Cake+Tins+Pantry")
                .body()
                .path("items")
                .path(0);
        id = cake.path("id").asLong();
    }

    @AfterEach
    void withoutFlags() {
        flag("LOYALTY_EXCLUSIVE = NULL, LOYALTY_MEMBERS_ONLY = NULL, LOYALTY_LEAST_TIER = NULL, LOYALTY_HIDDEN = NULL");
    }

    @Test
    void exclusiveByIdRefusedOnEveryEndpoint() {
        StoreClient ana = aMemberWith(1000);
        long line = itemId(add(ana, cake, 1));
        flag("LOYALTY_EXCLUSIVE = TRUE");
        StoreClient bo = aMemberWith(1000);

        assertRefused(bo.post(ITEMS, item(cake, 1)), "EXCLUSIVE_ITEM");
        assertRefused(bo.post(ITEMS, withSku()), "EXCLUSIVE_ITEM");
        long another = bo.post("/api/v1/carts", null).body().path("id").asLong();
        assertRefused(bo.post(ITEMS + "?cart=" + another, item(cake, 1)), "EXCLUSIVE_ITEM");
        assertRefused(ana.send("PATCH", ITEMS + "/" + line, "{\"quantity\":2}"), "EXCLUSIVE_ITEM");
        assertThat(refusalsOf(ana.get(QUOTE + "?points=100").body())).containsExactly("EXCLUSIVE_ITEM");
        assertThat(refusalsOf(ana.get(POINTS).body().path("quote"))).containsExactly("EXCLUSIVE_ITEM");
        assertRefused(ana.post(CHECKOUT, APPROVED), "EXCLUSIVE_ITEM");
        assertThat(balance(ana).path("held").asLong()).isZero();
        JsonNode flags = guest.get("/api/v1/loyalty/products/" + id + "/flags").body();
        assertThat(flags.path("eligible").asBoolean()).isFalse();
        assertThat(flags.path("flags").path(0).path("text").asText()).isEqualTo("Only in the points mall.");

        assertThat(ana.send("DELETE", ITEMS + "/" + line, null).status()).isEqualTo(200);
    }

    @Test
    void membersOnlyHiddenInListSearchDetailRecs() {
        flag("LOYALTY_MEMBERS_ONLY = TRUE, LOYALTY_HIDDEN = TRUE");
        StoreClient ana = aShopperWithSession();
        String search = PRODUCTS + "?q=Set+of+3+Cake+Tins+Pantry";

        assertThat(listed(guest, "")).doesNotContain(id);
        assertThat(listed(ana, "")).contains(id);
        assertThat(listed(guest, "&category=" + cake.path("category").asText())).doesNotContain(id);
        assertThat(guest.get(search).body().path("items")).isEmpty();
        assertThat(ana.get(search).body().path("items")).hasSize(1);
        assertThat(guest.get(PRODUCTS + "/" + id).status()).isEqualTo(404);
        assertThat(ana.get(PRODUCTS + "/" + id).status()).isEqualTo(200);
        assertThat(guest.get("/api/v1/loyalty/products/" + id + "/flags").status())
                .isEqualTo(404);
        assertThat(ana.get("/api/v1/loyalty/products/" + id + "/flags").status())
                .isEqualTo(200);
        assertThat(ana.post(ITEMS, item(cake, 1)).status()).isEqualTo(200);
    }

    @Test
    void aPageIsFullThoughSomeOfItIsHidden() {
        String page = PRODUCTS + "?limit=5";
        List<Long> before = ids(guest.get(PRODUCTS + "?limit=10").body());
        long third = before.get(2);
        jdbc.update(
                "UPDATE BLC_PRODUCT SET LOYALTY_MEMBERS_ONLY = TRUE, LOYALTY_HIDDEN = TRUE WHERE PRODUCT_ID = ?",
                third);
        try {
            JsonNode first = guest.get(page).body();
            JsonNode second =
                    guest.get(page + "&cursor=" + first.path("next").asText()).body();

            assertThat(ids(first))
                    .containsExactly(before.get(0), before.get(1), before.get(3), before.get(4), before.get(5));
            assertThat(ids(second)).startsWith(before.get(6), before.get(7), before.get(8), before.get(9));
        } finally {
            jdbc.update(
                    "UPDATE BLC_PRODUCT SET LOYALTY_MEMBERS_ONLY = NULL, LOYALTY_HIDDEN = NULL WHERE PRODUCT_ID = ?",
                    third);
        }
    }

    private void flag(String columns) {
        jdbc.update("UPDATE BLC_PRODUCT SET " + columns + " WHERE PRODUCT_ID = ?", id);
    }

    private String withSku() {
        return "{\"productId\":" + id + ",\"skuId\":"
                + cake.path("skus").path(0).path("id").asLong() + ",\"quantity\":1}";
    }

    private long itemId(Reply cart) {
        return StreamSupport.stream(cart.body().path("items").spliterator(), false)
                .filter(item -> item.path("productId").asLong() == id)
                .findFirst()
                .orElseThrow()
                .path("id")
                .asLong();
    }

    private static void assertRefused(Reply reply, String code) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo(code);
    }

    private static List<String> refusalsOf(JsonNode quote) {
        return quote.path("refusals").findValuesAsText("code");
    }

    private static List<Long> listed(StoreClient shopper, String parameters) {
        List<Long> all = new ArrayList<>();
        String next = "";
        do {
            JsonNode page =
                    shopper.get(PRODUCTS + "?limit=100" + parameters + next).body();
            all.addAll(ids(page));
            next = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asText();
        } while (!next.isEmpty());
        return all;
    }

    private static List<Long> ids(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(item -> item.path("id").asLong())
                .toList();
    }
}
