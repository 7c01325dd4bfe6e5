package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.pointsmall.demo.store.StoreClient.Reply;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Shoppers with points. After each test the ledger is proved. */
abstract class PointsFixture extends StoreFixture {
    static final String CHECKOUT = "/api/v1/checkout";
    static final String ME = "/api/v1/loyalty/me";
    static final String TRANSACTIONS = "/api/v1/loyalty/me/transactions";
    static final String QUOTE = "/api/v1/loyalty/cart/quote";
    static final String POINTS = "/api/v1/loyalty/cart/points";

    @Autowired
    Ledger ledger;

    @Autowired
    ProveLedger proveLedger;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcTemplate jdbc;

    @AfterEach
    void theBooksAreRight() {
        assertThat(proveLedger.prove().differences()).isEmpty();
    }

    /** A new member who has been given points. */
    StoreClient aMemberWith(long points) {
        return guest.session(memberNamed(points), PASSWORD);
    }

    /** The name of such a member. */
    String memberNamed(long points) {
        String name = registered();
        Long id = jdbc.queryForObject("SELECT CUSTOMER_ID FROM BLC_CUSTOMER WHERE USER_NAME = ?", Long.class, name);
        MemberId member = new MemberId(id == null ? 0 : id);
        transactions.required(() -> ledger.earn(new Earning(
                member,
                PostingKey.of("welcome", member.value()),
                Points.of(points),
                null,
                LotPolicy.LASTING,
                "test",
                List.of())));
        return name;
    }

    Reply apply(StoreClient shopper, String body) {
        return shopper.send("PUT", POINTS, body);
    }

    static JsonNode balance(StoreClient shopper) {
        return shopper.get(ME).body().path("balance");
    }

    static void assertBalance(StoreClient shopper, long available, long held, long spent) {
        JsonNode balance = balance(shopper);
        assertThat(List.of(
                        balance.path("available").asLong(),
                        balance.path("held").asLong(),
                        balance.path("spent").asLong()))
                .as("available, held, spent")
                .containsExactly(available, held, spent);
    }

    /** The pence of an amount of money. */
    static long pence(JsonNode money) {
        return new BigDecimal(money.path("amount").asText()).movePointRight(2).longValueExact();
    }
}
