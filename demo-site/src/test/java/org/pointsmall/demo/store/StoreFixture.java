package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.pointsmall.demo.store.StoreClient.Reply;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What every test over HTTP starts with. */
public abstract class StoreFixture {

    protected static final String APPROVED = card("4111111111111111");
    protected static final String DECLINED = card("4000000000000002");
    protected static final String SILENT = card("4000000000000119");
    protected static final String PASSWORD = "correct horse";

    private static final AtomicInteger NAMES = new AtomicInteger();

    @LocalServerPort
    protected int port;

    protected StoreClient guest;

    @BeforeEach
    void openTheDoor() {
        LoggedPersonalData.read();
        guest = StoreClient.at(port);
    }

    /** Whatever is done in a test of the store, nobody's data are in the log afterwards. */
    @AfterEach
    void nobodysDataAreLogged() {
        assertThat(LoggedPersonalData.found()).isEmpty();
    }

    protected static String card(String number) {
        return "{\"payment\":{\"type\":\"TEST_CARD\",\"number\":\"" + number + "\"}}";
    }

    /** A name that nobody has, in this run of the tests. */
    protected static String newName() {
        return "shopper-" + NAMES.incrementAndGet();
    }

    protected String registered() {
        String name = newName();
        Reply reply = guest.post("/api/v1/customers", registration(name));
        if (reply.status() != 201) {
            throw new AssertionError("not registered: " + reply.body());
        }
        return name;
    }

    protected static String registration(String name) {
        return registration(name, name + "@example.com");
    }

    protected static String registration(String name, String email) {
        return "{\"username\":\"" + name + "\",\"password\":\"" + PASSWORD + "\",\"email\":\"" + email + "\"}";
    }

    /** A new customer who sends name and password with each request. */
    protected StoreClient aShopper() {
        return guest.basic(registered(), PASSWORD);
    }

    /** A new customer with a session. */
    protected StoreClient aShopperWithSession() {
        return guest.session(registered(), PASSWORD);
    }

    protected JsonNode product(int index) {
        return guest.get("/api/v1/products?limit=50").body().path("items").path(index);
    }

    protected static String item(JsonNode product, int quantity) {
        return "{\"productId\":" + product.path("id").asLong() + ",\"quantity\":" + quantity + "}";
    }

    protected Reply add(StoreClient shopper, JsonNode product, int quantity) {
        Reply reply = shopper.post("/api/v1/cart/items", item(product, quantity));
        if (reply.status() != 200) {
            throw new AssertionError("not added: " + reply.body());
        }
        return reply;
    }

    protected static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        return AtOnce.times(times, call);
    }

    protected static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        return AtOnce.all(calls);
    }
}
