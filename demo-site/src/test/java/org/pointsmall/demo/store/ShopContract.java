package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.demo.store.StoreClient.Reply;

import static org.assertj.core.api.Assertions.assertThat;

/** What the shop's pages need beyond products, carts and checkouts. */
abstract class ShopContract extends PointsFixture {
    private static final String CODES = "/api/v1/cart/codes";
    private static final String SOURCE = "/api/v1/cart/source";

    @Test
    void productsHaveChineseNamesInListsCartsAndOrders() {
        StoreClient shopper = aShopper().with("Accept-Language", "zh-CN");
        JsonNode stand = shopper.get("/api/v1/products?q=REGENCY+cake")
                .body()
                .path("items")
                .path(0);

        assertThat(stand.path("name").asText()).isEqualTo("摄政风三层蛋糕架");
        assertThat(stand.path("skus").path(0).path("name").asText()).isEqualTo("摄政风三层蛋糕架");
        assertThat(add(shopper, stand, 1).body().findValuesAsText("name")).containsExactly("摄政风三层蛋糕架");
        assertThat(shopper.get("/api/v1/cart").body().findValuesAsText("name")).containsExactly("摄政风三层蛋糕架");
        String number =
                shopper.post(CHECKOUT, APPROVED).body().path("orderNumber").asText();
        JsonNode items = shopper.get("/api/v1/orders/" + number).body().path("items");
        assertThat(items.path(0).path("name").asText()).isEqualTo("摄政风三层蛋糕架");
    }

    @Test
    void productsAreFoundByTheirChineseNamesToo() {
        JsonNode found = guest.get("/api/v1/products?q=%E8%9B%8B%E7%B3%95%E6%9E%B6&limit=50")
                .body()
                .path("items");

        assertThat(found.findValuesAsText("category")).contains("tea-tableware");
        assertThat(StreamSupport.stream(found.spliterator(), false)
                        .map(item -> item.path("name").asText()))
                .contains("Regency Cake Stand 3 Tier", "Sweetheart Cake Stand 3 Tier")
                .allMatch(name -> name.contains("Cake Stand"));
    }

    @Test
    void eachProductHasAPictureThatIsDrawnAndSmall() throws Exception {
        JsonNode products = guest.get("/api/v1/products?limit=100").body().path("items");

        for (JsonNode product : products) {
            HttpResponse<String> picture = picture(product.path("picture").asText());
            assertThat(picture.statusCode()).isEqualTo(200);
            assertThat(picture.headers().firstValue("Content-Type")).contains("image/svg+xml");
            assertThat(picture.headers().firstValue("Cache-Control").orElse("")).contains("max-age=86400");
            assertThat(picture.body())
                    .startsWith("<svg ")
                    .hasSizeLessThan(4_000)
                    .doesNotContain("\"A\"", "<script");
        }
        assertThat(picture("/shop/pictures/kind/COUPON.svg").body()).startsWith("<svg ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/shop/pictures/987654321.svg", "/shop/pictures/kind/NOTHING.svg"})
    void ofWhatThereIsNotThereIsNoPicture(String path) throws Exception {
        assertThat(picture(path).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> picture(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aCouponThatWasHadForPointsTakesSomethingOffAndIsUsed() {
        StoreClient shopper = aMemberWith(1_000);
        JsonNode stand = shopper.get("/api/v1/products?q=REGENCY+cake")
                .body()
                .path("items")
                .path(0);
        add(shopper, stand, 2);
        String coupon = shopper.with("Idempotency-Key", "\"coupon-1\"")
                .post("/api/v1/loyalty/mall/offers/" + coupon() + "/exchange", "{}")
                .body()
                .path("reward")
                .path("code")
                .asText();

        JsonNode cart = shopper.post(CODES, "{\"code\":\"" + coupon + "\"}").body();

        assertThat(pence(cart.path("discount"))).isEqualTo(255);
        assertThat(pence(cart.path("total"))).isEqualTo(2550 - 255);
        assertThat(cart.path("codes").path(0).asText()).isEqualTo(coupon);
        JsonNode without =
                shopper.send("DELETE", CODES, "{\"code\":\"" + coupon + "\"}").body();
        assertThat(without.path("codes")).isEmpty();
        assertThat(pence(without.path("total"))).isEqualTo(2550);
        shopper.post(CODES, "{\"code\":\"" + coupon + "\"}");
        assertThat(pence(shopper.post(CHECKOUT, APPROVED).body().path("cashPaid")))
                .isEqualTo(2550 - 255);
        assertThat(shopper.get("/api/v1/loyalty/me/rewards")
                        .body()
                        .path("items")
                        .path(0)
                        .path("state")
                        .asText())
                .isEqualTo("USED");
    }

    private long coupon() {
        return StreamSupport.stream(
                        guest.get("/api/v1/loyalty/mall/offers?limit=100")
                                .body()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(offer -> offer.path("name").asText().startsWith("Coupon: 10 %"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asLong();
    }

    @Test
    void aCodeThatThereIsNotIsRefusedAndOneThatIsNotOnTheCartIsNotFound() {
        StoreClient shopper = aShopperWithSession();
        add(shopper, product(0), 1);

        Reply unknown = shopper.post(CODES, "{\"code\":\"NO SUCH\"}");

        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.code()).isEqualTo("CODE_NOT_USABLE");
        assertThat(shopper.send("DELETE", CODES, "{\"code\":\"NO SUCH\"}").status())
                .isEqualTo(404);
        assertThat(shopper.post(CODES, "{\"code\":\" \"}").status()).isEqualTo(400);
    }

    @Test
    void aCartRemembersWhereItsOrderComesFrom() {
        StoreClient shopper = aShopperWithSession();
        add(shopper, product(0), 1);

        JsonNode noted = shopper.send("PUT", SOURCE, "{\"channel\":\"app\",\"store\":\"flagship\"}")
                .body();

        assertThat(noted.path("channel").asText()).isEqualTo("app");
        assertThat(shopper.get("/api/v1/cart").body().path("store").asText()).isEqualTo("flagship");
        assertThat(shopper.send("PUT", SOURCE, "{}").body().path("channel").isNull())
                .isTrue();
        assertThat(shopper.send("PUT", SOURCE, "{\"store\":\"No Name\"}").status())
                .isEqualTo(400);
    }

    @Test
    void aBirthdayIsKeptWhereTheProgrammeLooksForIt() {
        String name = newName();
        String registration = registration(name).replace("}", ",\"birthday\":\"1990-02-28\"}");

        assertThat(guest.post("/api/v1/customers", registration).status()).isEqualTo(201);
        assertThat(jdbc.queryForObject(
                        "SELECT a.VALUE FROM BLC_CUSTOMER_ATTRIBUTE a JOIN BLC_CUSTOMER c ON c.CUSTOMER_ID = a.CUSTOMER_ID"
                                + " WHERE c.USER_NAME = ? AND a.NAME = 'birthday'",
                        String.class,
                        name))
                .isEqualTo("1990-02-28");
        assertThat(guest.post("/api/v1/customers", registration.replace("02-28", "02-30"))
                        .body()
                        .path("field")
                        .asText())
                .isEqualTo("birthday");
    }

    @Test
    void guestsAreToldWhatAProductWouldEarn() {
        JsonNode stand = guest.get("/api/v1/products?q=REGENCY+cake")
                .body()
                .path("items")
                .path(0);

        Reply estimate = guest.get("/api/v1/loyalty/earnings/estimate?productId="
                + stand.path("id").asLong());

        assertThat(estimate.body().path("points").asLong()).isEqualTo(12);
    }

    @Test
    void theDemosPeopleOfATierBeginWithPointsOfWhichSomeExpire() {
        JsonNode balance = guest.basic("chen", "demo").get(ME).body();

        assertThat(balance.path("balance").path("available").asLong()).isEqualTo(3_200);
        assertThat(balance.path("expiringNext").path("points").asLong()).isEqualTo(600);
        assertThat(guest.basic("ana", "demo").get(ME).body().path("balance").path("available"))
                .hasToString("0");
    }
}
