package org.pointsmall.demo.store.cart;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Who is at an order's checkout, where no transaction spans it: a row that all nodes see. It ends by itself, so that a
 * node that died keeps nobody from the order for ever; it lasts far longer than any checkout, whose card gateway and
 * database both give up much sooner. Everything here is to be asked with the order's row locked.
 */
@Component
public class CheckoutLease {

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Duration lasting;

    CheckoutLease(JdbcTemplate jdbc, Clock clock, @Value("${demo.checkout.lease:5m}") Duration lasting) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.lasting = lasting;
    }

    /** How long a lease lasts that nobody ends: what a checkout older than this has left behind is nobody's. */
    public Duration lasting() {
        return lasting;
    }

    /** Takes the lease of an order for which {@link #isHeld} has just said no. */
    public void take(long orderId, String holder) {
        jdbc.update("DELETE FROM DEMO_CHECKOUT_LEASE WHERE ORDER_ID = ?", orderId);
        jdbc.update(
                "INSERT INTO DEMO_CHECKOUT_LEASE (ORDER_ID, HOLDER, ENDS_AT_MILLIS) VALUES (?, ?, ?)",
                orderId,
                holder,
                clock.millis() + lasting.toMillis());
    }

    public boolean isHeld(long orderId) {
        return !jdbc.queryForList(
                        "SELECT ORDER_ID FROM DEMO_CHECKOUT_LEASE WHERE ORDER_ID = ? AND ENDS_AT_MILLIS > ?",
                        Long.class,
                        orderId,
                        clock.millis())
                .isEmpty();
    }

    /** Ends the lease, if it is still this holder's. */
    public void end(long orderId, String holder) {
        jdbc.update("DELETE FROM DEMO_CHECKOUT_LEASE WHERE ORDER_ID = ? AND HOLDER = ?", orderId, holder);
    }
}
