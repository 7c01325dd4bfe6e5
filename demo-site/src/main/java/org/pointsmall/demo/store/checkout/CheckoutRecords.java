package org.pointsmall.demo.store.checkout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.demo.store.problem.StoreProblemCode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The answers of checkouts that went through, by order and by idempotency key. Written with the order, if it can be. */
@Component
class CheckoutRecords {

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    CheckoutRecords(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Used(String content, long orderId) {}

    /**
     * The first answer to a request with this key.
     *
     * @throws StoreProblem when the key came with another request
     */
    Optional<CheckoutAnswer> byKey(CheckoutOrder request) {
        return request.idempotencyKey()
                .flatMap(key -> used(request.customerId(), key))
                .flatMap(used -> {
                    if (!used.content().equals(request.content())) {
                        throw StoreProblem.of(StoreProblemCode.IDEMPOTENCY_KEY_REUSED);
                    }
                    return byOrder(used.orderId());
                });
    }

    Optional<CheckoutAnswer> byOrder(long orderId) {
        return jdbc.queryForList("SELECT ANSWER FROM DEMO_CHECKOUT WHERE ORDER_ID = ?", String.class, orderId).stream()
                .findFirst()
                .map(this::read);
    }

    /** Must be called once for an order; under its lock. */
    void add(CheckoutOrder request, long orderId, CheckoutAnswer answer) {
        jdbc.update("INSERT INTO DEMO_CHECKOUT (ORDER_ID, ANSWER) VALUES (?, ?)", orderId, write(answer));
        addKey(request, orderId);
    }

    /** Remembers the key of a request that was given another one's answer, unless it is known. */
    void addKey(CheckoutOrder request, long orderId) {
        request.idempotencyKey().ifPresent(key -> {
            if (used(request.customerId(), key).isEmpty()) {
                jdbc.update(
                        "INSERT INTO DEMO_CHECKOUT_KEY (CUSTOMER_ID, IDEMPOTENCY_KEY, CONTENT, ORDER_ID)"
                                + " VALUES (?, ?, ?, ?)",
                        request.customerId(),
                        key,
                        request.content(),
                        orderId);
            }
        });
    }

    private Optional<Used> used(long customerId, String key) {
        return jdbc
                .query(
                        "SELECT CONTENT, ORDER_ID FROM DEMO_CHECKOUT_KEY WHERE CUSTOMER_ID = ? AND IDEMPOTENCY_KEY = ?",
                        (row, n) -> new Used(row.getString(1), row.getLong(2)),
                        customerId,
                        key)
                .stream()
                .findFirst();
    }

    private String write(CheckoutAnswer answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private CheckoutAnswer read(String text) {
        try {
            return json.readValue(text, CheckoutAnswer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not an answer of a checkout: " + text, e);
        }
    }
}
