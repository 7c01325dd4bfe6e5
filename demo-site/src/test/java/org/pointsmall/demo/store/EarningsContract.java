package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What shoppers are told that they earn, over HTTP. */
abstract class EarningsContract extends PointsFixture {
    private static final String EARNINGS = "/api/v1/loyalty/cart/earnings";

    @Test
    void aCartIsAwardedWhatItWasSaidToEarnAndForTheSameReasons() {
        StoreClient shopper = aMemberWith(500);
        add(shopper, product(1), 3);
        apply(shopper, "{\"points\":300}");

        JsonNode told = shopper.get(EARNINGS).body();
        JsonNode order = shopper.post(CHECKOUT, APPROVED).body();

        assertThat(order.path("pointsEarned").asLong())
                .isPositive()
                .isEqualTo(told.path("points").asLong());
        assertThat(shopper.get(TRANSACTIONS).body().findValues("explanation")).contains(told.path("explanation"));
    }

    @Test
    void aProductIsSaidToEarnWhatACartOfItDoes() {
        StoreClient shopper = aMemberWith(1);
        add(shopper, product(1), 3);

        JsonNode ofProduct = shopper.get("/api/v1/loyalty/earnings/estimate?quantity=3&productId="
                        + product(1).path("id").asLong())
                .body();

        assertThat(ofProduct.path("points"))
                .isEqualTo(shopper.get(EARNINGS).body().path("points"));
        assertThat(shopper.get("/api/v1/loyalty/earnings/estimate?productId=999999999")
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void guestsMayReadTheGuideAndNothingElse() {
        JsonNode guide = guest.get("/api/v1/loyalty/guide").body();

        assertThat(guide.path("earning").path(0).path("text").asText()).startsWith("Earn ");
        assertThat(guest.get(EARNINGS).status()).isEqualTo(401);
    }
}
