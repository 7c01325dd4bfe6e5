package org.pointsmall.loyalty.flag;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.KeysetRun;
import org.pointsmall.loyalty.stock.Claim;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.stock.StockStore;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends claims of limited products whose checkout nobody is at work on any more: those of orders that stand are sold, all
 * others given back. Running it twice changes nothing more.
 */
public final class RecoverLimitedGoods implements Job {
    /** The name of the job. */
    public static final JobName NAME = new JobName("recover-limited-goods");

    private static final Logger LOG = LoggerFactory.getLogger(RecoverLimitedGoods.class);
    private static final int CHUNK = 100;

    private final StockStore store;
    private final Stock stock;
    private final LongPredicate stands;
    private final Transactions transactions;
    private final BusinessTime time;

    /** @param stands whether the store's order with this id was placed, asked of the database */
    public RecoverLimitedGoods(
            StockStore store, Stock stock, LongPredicate stands, Transactions transactions, BusinessTime time) {
        this.store = store;
        this.stock = stock;
        this.stands = stands;
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

    @Override
    public Optional<Duration> lag() {
        Instant now = time.now();
        return Optional.of(overdue(0, CHUNK).stream()
                .filter(claim -> LimitedGoods.orderOf(claim.by()).isPresent())
                .findFirst()
                .map(claim -> Duration.between(claim.dueAt(), now))
                .orElse(Duration.ZERO));
    }

    private List<Claim> overdue(long after, int limit) {
        return transactions.required(() -> store.overdue(time.now(), after, limit));
    }

    /** One that can't be ended must not keep the others waiting: it is logged and tried again the next time. */
    private boolean recover(Claim claim) {
        Optional<Long> order = LimitedGoods.orderOf(claim.by());
        try {
            return order.isPresent() && transactions.required(() -> end(claim, order.get()));
        } catch (RuntimeException e) {
            LOG.error("{} of {} could not be recovered; it stays", claim.key(), claim.by(), e);
            return false;
        }
    }

    private boolean end(Claim claim, long orderId) {
        if (stands.test(orderId)) {
            stock.sell(claim.by());
        } else {
            stock.release(claim.by());
        }
        return true;
    }
}
