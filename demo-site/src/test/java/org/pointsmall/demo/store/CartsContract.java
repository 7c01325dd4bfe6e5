package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.demo.store.StoreClient.Reply;

import static org.assertj.core.api.Assertions.assertThat;

/** A shopper with several carts, each of which a request can name. */
abstract class CartsContract extends PointsFixture {
    private static final String CARTS = "/api/v1/carts";
    private static final String CART = "/api/v1/cart";
    private static final String ITEMS = CART + "/items";

    @Test
    void anotherCartBeginsEmptyAndIsMeantWhereNoneIsNamed() {
        StoreClient shopper = aShopper();
        long first = add(shopper, product(0), 1).body().path("id").asLong();

        Reply another = shopper.post(CARTS, "");

        assertThat(another.status()).isEqualTo(201);
        assertThat(another.body().path("id").asLong()).isNotEqualTo(first);
        assertThat(another.body().path("items")).isEmpty();
        assertThat(shopper.get(CART).body()).isEqualTo(another.body());
        assertThat(shopper.get(CART + "?cart=" + first).body().path("items")).hasSize(1);
    }

    @Test
    void everyChangeIsMadeToTheCartThatIsNamed() {
        StoreClient shopper = aShopper();
        long one = newCart(shopper);
        long other = newCart(shopper);
        shopper.post(ITEMS + "?cart=" + other, item(product(0), 7));
        JsonNode untouched = shopper.get(CART + "?cart=" + other).body();

        JsonNode added =
                shopper.post(ITEMS + "?cart=" + one, item(product(1), 2)).body();
        String item = ITEMS + "/" + added.path("items").path(0).path("id").asText() + "?cart=";
        JsonNode changed = shopper.patch(item + one, "{\"quantity\":5}").body();

        assertThat(added.path("id").asLong()).isEqualTo(one);
        assertThat(changed.path("items").path(0).path("quantity").asInt()).isEqualTo(5);
        assertThat(shopper.patch(item + other, "{\"quantity\":5}").code()).isEqualTo("NOT_FOUND");
        assertThat(shopper.delete(item + one).body().path("items")).isEmpty();
        assertThat(shopper.get(CART + "?cart=" + other).body()).isEqualTo(untouched);
    }

    @Test
    void pointsGoToTheCartThatIsNamedAndItsCheckoutSpendsThem() {
        StoreClient shopper = aMemberWith(500);
        long one = newCart(shopper);
        long other = newCart(shopper);
        for (long cart : List.of(one, other)) {
            shopper.post(ITEMS + "?cart=" + cart, item(product(1), 1));
        }

        JsonNode applied =
                shopper.send("PUT", POINTS + "?cart=" + one, "{\"points\":300}").body();

        long price = pence(shopper.get(CART + "?cart=" + one).body().path("total"));
        assertThat(pence(shopper.get(CART + "?cart=" + one).body().path("toPay")))
                .isEqualTo(price - 300);
        assertThat(pence(shopper.get(CART + "?cart=" + other).body().path("toPay")))
                .isEqualTo(price);
        assertThat(shopper.get(QUOTE + "?points=300&cart=" + one).body()).isEqualTo(applied);
        assertThat(pointsSpent(shopper, other)).isZero();
        assertThat(pointsSpent(shopper, one)).isEqualTo(300);
    }

    @Test
    void aCheckoutOfTheSameNamedCartGivesTheFirstAnswerAgain() {
        StoreClient shopper = aShopper();
        long cart = newCart(shopper);
        shopper.post(ITEMS + "?cart=" + cart, item(product(0), 1));
        Reply first = shopper.post(CHECKOUT + "?cart=" + cart, APPROVED);

        Reply again = shopper.post(CHECKOUT + "?cart=" + cart, APPROVED);

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(shopper.get(CART + "?cart=" + cart).code()).isEqualTo("NOT_FOUND");
        assertThat(shopper.post(ITEMS + "?cart=" + cart, item(product(0), 1)).code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void nobodyFindsAnothersCart() {
        StoreClient owner = aMemberWith(500);
        String named = "?cart=" + newCart(owner);
        owner.post(ITEMS + named, item(product(1), 1));
        JsonNode before = owner.get(CART + named).body();
        StoreClient stranger = aMemberWith(500);
        add(stranger, product(1), 1);

        assertThat(List.of(
                        stranger.get(CART + named),
                        stranger.post(ITEMS + named, item(product(0), 1)),
                        stranger.patch(ITEMS + "/1" + named, "{\"quantity\":1}"),
                        stranger.delete(ITEMS + "/1" + named),
                        stranger.get(QUOTE + named + "&points=100"),
                        stranger.send("PUT", POINTS + named, "{\"points\":100}"),
                        stranger.delete(POINTS + named),
                        stranger.post(CHECKOUT + named, APPROVED)))
                .allSatisfy(reply -> {
                    assertThat(reply.status()).isEqualTo(404);
                    assertThat(reply.code()).isEqualTo("NOT_FOUND");
                });
        assertThat(owner.get(CART + named).body()).isEqualTo(before);
        assertThat(guest.get(CART + named).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cart=", "cart=x", "cart=-1", "cart=1.0", "cart=9999999999999999999", "cart=1&cart=2"})
    void refusesWhatIsNoId(String query) {
        StoreClient shopper = aShopper();

        assertThat(List.of(
                        shopper.get(CART + "?" + query),
                        shopper.get(QUOTE + "?points=1&" + query),
                        shopper.post(CHECKOUT + "?" + query, APPROVED)))
                .allSatisfy(reply -> {
                    assertThat(reply.status()).isEqualTo(400);
                    assertThat(reply.code()).isEqualTo("INVALID_VALUE");
                    assertThat(reply.body().path("field").asText()).isEqualTo("cart");
                });
    }

    private static long newCart(StoreClient shopper) {
        return shopper.post(CARTS, "").body().path("id").asLong();
    }

    private static long pointsSpent(StoreClient shopper, long cart) {
        return shopper.post(CHECKOUT + "?cart=" + cart, APPROVED)
                .body()
                .path("pointsSpent")
                .asLong(-1);
    }
}
