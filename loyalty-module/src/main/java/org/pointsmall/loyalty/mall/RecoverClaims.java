package org.pointsmall.loyalty.mall;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.KeysetRun;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.purchase.PlacedOrders;
import org.pointsmall.loyalty.redemption.HoldPoints;
import org.pointsmall.loyalty.redemption.OrderClaims;
import org.pointsmall.loyalty.stock.Claim;
import org.pointsmall.loyalty.stock.StockStore;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends claims that outlived their hold: of an order that the store has accepted they are sold, of any other given back.
 * While the order's hold is open they are left to whoever ends it. Running it twice changes nothing more.
 */
public final class RecoverClaims implements Job {
    /** The name of the job. */
    public static final JobName NAME = new JobName("recover-claims");

    private static final Logger LOG = LoggerFactory.getLogger(RecoverClaims.class);
    private static final int CHUNK = 100;

    private final StockStore store;
    private final OrderClaims claims;
    private final HoldPoints holdPoints;
    private final PlacedOrders placedOrders;
    private final Transactions transactions;
    private final BusinessTime time;

    public RecoverClaims(
            StockStore store,
            OrderClaims claims,
            HoldPoints holdPoints,
            PlacedOrders placedOrders,
            Transactions transactions,
            BusinessTime time) {
        this.store = store;
        this.claims = claims;
        this.holdPoints = holdPoints;
        this.placedOrders = placedOrders;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    @Override
    public Run begin() {
        return new KeysetRun<>(CHUNK, this::overdue, Claim::id, this::recover);
    }

    /** Of the oldest claim that is overdue: they have their ids in the order in which they were made. */
    @Override
    public Optional<Duration> lag() {
        Instant now = time.now();
        return Optional.of(overdue(0, 1).stream()
                .findFirst()
                .map(claim -> Duration.between(claim.dueAt(), now))
                .orElse(Duration.ZERO));
    }

    private List<Claim> overdue(long after, int limit) {
        return transactions.required(() -> store.overdue(time.now(), after, limit));
    }

    /** One that can't be ended must not keep the others waiting: it is logged and tried again the next time. */
    private boolean recover(Claim claim) {
        OptionalLong order = claim.by().orderId();
        try {
            return order.isPresent() && transactions.required(() -> end(order.getAsLong()));
        } catch (RuntimeException e) {
            LOG.error("{} of {} could not be recovered; it stays", claim.key(), claim.by(), e);
            return false;
        }
    }

    private boolean end(long orderId) {
        Optional<Hold> open = holdPoints.openHold(orderId);
        if (open.isPresent()) {
            return false;
        }
        Optional<PlacedOrder> order = placedOrders.find(orderId);
        order.ifPresentOrElse(placed -> claims.sold(placed.cart()), () -> claims.released(orderId));
        return true;
    }
}
