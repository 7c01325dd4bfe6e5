package org.pointsmall.demo.store.checkout;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.pointsmall.demo.store.cart.CheckoutLease;
import org.pointsmall.demo.store.cart.OrderLock;
import org.pointsmall.demo.store.gateway.CardCharges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives back what a checkout charged that was killed before its order stood: the bank's list against the store's
 * orders. A charge is right where an order that was submitted has it among its payments; by reference, because the
 * shopper may have paid again since. Any number of nodes may do so at once.
 */
@Component
class StrandedCharges {

    private static final Logger LOG = LoggerFactory.getLogger(StrandedCharges.class);

    /** Looked at again and again for so long, in case a database was away; what is older is an accountant's business. */
    private static final Duration LOOK_BACK = Duration.ofDays(2);

    private static final String ANY = "%";

    private static final String STRANDED =
            """
            SELECT C.REFERENCE, C.ORDER_ID FROM DEMO_CARD_CHARGE C
            WHERE C.STATE = 'CHARGED' AND C.AT_MILLIS > ? AND C.AT_MILLIS <= ? AND C.REFERENCE LIKE ?
              AND NOT EXISTS (
                SELECT 1 FROM BLC_ORDER_PAYMENT P JOIN BLC_ORDER O ON O.ORDER_ID = P.ORDER_ID
                WHERE P.REFERENCE_NUMBER = C.REFERENCE AND O.SUBMIT_DATE IS NOT NULL
                  AND (P.ARCHIVED IS NULL OR P.ARCHIVED <> 'Y'))
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final OrderLock lock;
    private final CheckoutLease lease;
    private final CardCharges charges;
    private final Clock clock;

    StrandedCharges(
            JdbcTemplate jdbc,
            TransactionTemplate storeTransaction,
            OrderLock lock,
            CheckoutLease lease,
            CardCharges charges,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = storeTransaction;
        this.lock = lock;
        this.lease = lease;
        this.charges = charges;
        this.clock = clock;
    }

    private record Stranded(String reference, long orderId) {}

    /** Only charges that are older than any checkout under way can be. */
    void voidAll() {
        long before = clock.millis() - lease.lasting().toMillis();
        for (Stranded charge : stranded(before, ANY)) {
            try {
                transaction.executeWithoutResult(status -> voidUnderLock(charge, before));
            } catch (RuntimeException e) {
                LOG.warn("Charge {} is looked at again later: {}", charge.reference(), e.toString());
            }
        }
    }

    /** Asked again with the order's row locked: a checkout in one transaction may have been about to commit. */
    private void voidUnderLock(Stranded charge, long before) {
        lock.acquire(charge.orderId());
        if (lease.isHeld(charge.orderId())
                || stranded(before, charge.reference()).isEmpty()) {
            return;
        }
        if (charges.voidIfCharged(charge.reference())) {
            LOG.warn("Order {} was charged by a checkout that died: voided", charge.orderId());
        }
    }

    private List<Stranded> stranded(long before, String reference) {
        return jdbc.query(
                STRANDED,
                (row, n) -> new Stranded(row.getString(1), row.getLong(2)),
                clock.millis() - LOOK_BACK.toMillis(),
                before,
                reference);
    }
}
