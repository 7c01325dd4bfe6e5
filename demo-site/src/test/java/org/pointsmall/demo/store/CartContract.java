package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.demo.store.StoreClient.Reply;

import static org.assertj.core.api.Assertions.assertThat;

abstract class CartContract extends StoreFixture {

    private static final String CART = "/api/v1/cart";
    private static final String ITEMS = CART + "/items";

    @Test
    void beginsEmpty() {
        assertThat(aShopper().get(CART).body().path("items")).isEmpty();
    }

    @Test
    void addsChangesAndRemovesItems() {
        StoreClient shopper = aShopper();
        JsonNode product = product(0);

        JsonNode added = add(shopper, product, 2).body();
        long item = added.path("items").path(0).path("id").asLong();
        assertThat(added.path("items")).hasSize(1);
        assertThat(added.path("items").path(0).path("productId")).isEqualTo(product.path("id"));
        assertThat(added.path("items").path(0).path("price")).isEqualTo(product.path("price"));
        assertThat(amount(added.path("total"))).isEqualByComparingTo(times(product, 2));

        JsonNode merged = add(shopper, product, 1).body();
        assertThat(merged.path("items").path(0).path("quantity").asInt()).isEqualTo(3);

        JsonNode changed = shopper.patch(ITEMS + "/" + item, "{\"quantity\":5}").body();
        assertThat(amount(changed.path("total"))).isEqualByComparingTo(times(product, 5));
        assertThat(shopper.get(CART).body()).isEqualTo(changed);

        assertThat(shopper.delete(ITEMS + "/" + item).body().path("items")).isEmpty();
        assertThat(shopper.get(CART).body().path("items")).isEmpty();
    }

    @Test
    void worksInASessionToo() {
        StoreClient shopper = aShopperWithSession();
        long item = add(shopper, product(3), 1)
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asLong();

        assertThat(shopper.patch(ITEMS + "/" + item, "{\"quantity\":2}").status())
                .isEqualTo(200);
        assertThat(shopper.get(CART)
                        .body()
                        .path("items")
                        .path(0)
                        .path("quantity")
                        .asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000", "99999999999", "1.5", "\"2\"", "null", "true", "[1]"})
    void refusesQuantitiesThatMakeNoSense(String quantity) {
        StoreClient shopper = aShopper();
        long product = product(0).path("id").asLong();
        long item = add(shopper, product(1), 1)
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asLong();
        JsonNode before = shopper.get(CART).body();

        Reply adding = shopper.post(ITEMS, "{\"productId\":" + product + ",\"quantity\":" + quantity + "}");
        Reply changing = shopper.patch(ITEMS + "/" + item, "{\"quantity\":" + quantity + "}");

        assertThat(List.of(adding, changing)).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("INVALID_VALUE");
            assertThat(reply.body().path("field").asText()).isEqualTo("quantity");
        });
        assertThat(shopper.get(CART).body()).isEqualTo(before);
    }

    @Test
    void countsWhatIsInTheCartAlreadyAgainstTheMost() {
        StoreClient shopper = aShopper();
        add(shopper, product(0), 999);

        assertThat(shopper.post(ITEMS, item(product(0), 1)).code()).isEqualTo("INVALID_VALUE");

        assertThat(shopper.get(CART)
                        .body()
                        .path("items")
                        .path(0)
                        .path("quantity")
                        .asInt())
                .isEqualTo(999);
    }

    @Test
    void knowsNoOtherProductsNorTheirSkus() {
        StoreClient shopper = aShopper();
        long product = product(0).path("id").asLong();
        long otherSku = product(1).path("skus").path(0).path("id").asLong();

        assertThat(shopper.post(ITEMS, "{\"productId\":987654321,\"quantity\":1}")
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(shopper.post(ITEMS, "{\"productId\":" + product + ",\"skuId\":" + otherSku + ",\"quantity\":1}")
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(shopper.post(ITEMS, "{\"quantity\":1}").body().path("field").asText())
                .isEqualTo("productId");
    }

    @Test
    void keepsEverybodysItemsToThemselves() {
        StoreClient owner = aShopper();
        long item = add(owner, product(0), 1)
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asLong();
        StoreClient stranger = aShopper();
        add(stranger, product(1), 1);
        JsonNode before = owner.get(CART).body();

        assertThat(stranger.patch(ITEMS + "/" + item, "{\"quantity\":9}").code())
                .isEqualTo("NOT_FOUND");
        assertThat(stranger.delete(ITEMS + "/" + item).code()).isEqualTo("NOT_FOUND");
        assertThat(stranger.delete(ITEMS + "/x").code()).isEqualTo("NOT_FOUND");

        assertThat(owner.get(CART).body()).isEqualTo(before);
    }

    @Test
    void losesNothingThatIsAddedAtOnce() throws Exception {
        StoreClient shopper = aShopper();
        List<Callable<Integer>> additions = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < 8; i++) {
            String item = item(product(i), 1);
            total = total.add(times(product(i), 1));
            additions.add(() -> shopper.post(ITEMS, item).status());
        }

        assertThat(atOnce(additions)).containsOnly(200);

        JsonNode cart = shopper.get(CART).body();
        assertThat(cart.path("items")).hasSize(8);
        assertThat(amount(cart.path("total"))).isEqualByComparingTo(total);
    }

    private static BigDecimal amount(JsonNode money) {
        return new BigDecimal(money.path("amount").asText());
    }

    private static BigDecimal times(JsonNode product, int quantity) {
        return amount(product.path("price")).multiply(BigDecimal.valueOf(quantity));
    }
}
