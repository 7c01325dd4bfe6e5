package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.pointsmall.demo.store.StoreClient.Reply;
import org.pointsmall.demo.store.gateway.CardCharges;
import org.pointsmall.demo.store.gateway.CardCharges.State;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

abstract class CheckoutAtOnceFixture extends StoreFixture {

    static final String CHECKOUT = "/api/v1/checkout";
    static final String CART = "/api/v1/cart";

    @Autowired
    CardCharges charges;

    @Autowired
    JdbcTemplate jdbc;

    void assertSubmittedOnce(StoreClient shopper, List<Reply> replies) {
        List<JsonNode> answers = replies.stream()
                .filter(reply -> reply.status() == 200)
                .map(Reply::body)
                .distinct()
                .toList();
        assertThat(answers).hasSize(1);
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 200)
                .filteredOn(reply -> reply.header("Idempotency-Replayed").isEmpty())
                .hasSize(1);
        String number = answers.get(0).path("orderNumber").asText();
        assertThat(shopper.get("/api/v1/orders").body().path("items").findValuesAsText("orderNumber"))
                .containsExactly(number);
        Long order = jdbc.queryForObject("SELECT ORDER_ID FROM BLC_ORDER WHERE ORDER_NUMBER = ?", Long.class, number);
        assertThat(charges.ofOrder(order == null ? 0 : order))
                .singleElement()
                .satisfies(charge -> assertThat(charge.state()).isEqualTo(State.CHARGED));
    }
}
