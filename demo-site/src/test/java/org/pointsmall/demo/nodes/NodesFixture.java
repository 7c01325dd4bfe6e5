package org.pointsmall.demo.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pointsmall.demo.store.AtOnce;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes on one database, for all tests of a class, and shoppers who are signed in at both. After each test the
 * ledger is proved.
 */
@Tag("heavy")
@TestInstance(Lifecycle.PER_CLASS)
public abstract class NodesFixture {
    protected Nodes nodes;
    protected JdbcTemplate jdbc;
    private GrantPoints grant;

    /** A product of ten pounds or more. */
    protected long productId;

    /** The value of {@code demo.checkout.transaction}. */
    protected abstract String mode();

    @BeforeAll
    void openTheDoors() throws IOException {
        nodes = Nodes.of(2, "demo.checkout.transaction=" + mode());
        jdbc = nodes.jdbc();
        grant = new GrantPoints(nodes.dataSource());
        JsonNode products =
                nodes.running().get(0).guest().get("/api/v1/products?limit=50").body();
        for (JsonNode product : products.path("items")) {
            if (pence(product.path("price")) >= 1_000) {
                productId = product.path("id").asLong();
            }
        }
        sellSomething();
    }

    /**
     * Before nodes do anything at once: Broadleaf makes the counter of each kind of id when the first is drawn, and of two
     * nodes that draw the very first one fails, with nothing done. A store that has sold something is past that.
     */
    private void sellSomething() {
        Shopper first = aMemberWith(100);
        long cart = first.aCartWith(0, productId);
        Shopper.ok(first.spend(0, cart, 100));
        Shopper.ok(first.checkOut(0, cart));
    }

    @AfterAll
    void closeTheDoors() throws IOException {
        if (nodes != null) {
            nodes.close();
        }
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(nodes.differences()).isEmpty();
        assertThat(count("SELECT COUNT(*) FROM LOYALTY_HOLD WHERE STATUS = 'OPEN'"))
                .as("open holds")
                .isZero();
    }

    /** A new member, who is given points if there are any to give. */
    protected Shopper aMemberWith(long points) {
        Shopper shopper = Shopper.registered(nodes.running(), jdbc);
        if (points > 0) {
            grant.to(shopper.customerId(), points);
        }
        return shopper;
    }

    /** So many carts of one member, filled at both nodes. */
    protected List<Long> carts(Shopper shopper, int number) throws Exception {
        return spread(number, i -> shopper.aCartWith(i, productId));
    }

    /** What is to be done, given a number from 0: the node is that number, too. */
    protected interface Spread<T> {
        T at(int i) throws Exception;
    }

    /** So many calls at once, by turns to each node. */
    protected static <T> List<T> spread(int number, Spread<T> call) throws Exception {
        List<Callable<T>> calls = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            int at = i;
            calls.add(() -> call.at(at));
        }
        return AtOnce.all(calls);
    }

    /** The one number that the statement asks for. */
    protected long count(String sql, Object... arguments) {
        Long count = jdbc.queryForObject(sql, Long.class, arguments);
        return count == null ? 0 : count;
    }

    /** How many times the card was charged for this order, and the charge stands. */
    protected long charges(long orderId) {
        return count("SELECT COUNT(*) FROM DEMO_CARD_CHARGE WHERE ORDER_ID = ? AND STATE = 'CHARGED'", orderId);
    }

    /** How many orders of the shopper's were placed. */
    protected long placed(Shopper shopper) {
        return count(
                "SELECT COUNT(*) FROM BLC_ORDER WHERE CUSTOMER_ID = ? AND ORDER_STATUS = 'SUBMITTED'"
                        + " AND SUBMIT_DATE IS NOT NULL AND ORDER_NUMBER IS NOT NULL",
                shopper.customerId());
    }

    protected static long pence(JsonNode money) {
        return new BigDecimal(money.path("amount").asText()).movePointRight(2).longValueExact();
    }
}
