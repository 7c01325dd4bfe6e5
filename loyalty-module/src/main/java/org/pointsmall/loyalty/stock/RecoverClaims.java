package org.pointsmall.loyalty.stock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.KeysetRun;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends claims that outlived what they were made for, as who made them says for each kind of claimant. Running it twice
 * changes nothing more.
 */
public final class RecoverClaims implements Job {
    /** The name of the job. */
    public static final JobName NAME = new JobName("recover-claims");

    private static final Logger LOG = LoggerFactory.getLogger(RecoverClaims.class);
    private static final int CHUNK = 100;

    private final StockStore store;
    private final Map<String, Ending> endings;
    private final Transactions transactions;
    private final BusinessTime time;

    /** @param endings by the kind of the claimant; claims of other kinds are left alone */
    public RecoverClaims(StockStore store, Map<String, Ending> endings, Transactions transactions, BusinessTime time) {
        this.store = store;
        this.endings = Map.copyOf(endings);
        this.transactions = transactions;
        this.time = time;
    }

    /** How the claims of one kind of claimant end. */
    @FunctionalInterface
    public interface Ending {

        /**
         * Sells all claims of a claimant, or gives them back. Runs in a transaction of its own.
         *
         * @param id the claimant's
         * @return false where somebody is still at work on it, so that they stay
         */
        boolean end(long id);
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
        Ending ending = endings.get(claim.by().kind());
        try {
            return ending != null
                    && transactions.required(() -> ending.end(claim.by().id()));
        } catch (RuntimeException e) {
            LOG.error("{} of {} could not be recovered; it stays", claim.key(), claim.by(), e);
            return false;
        }
    }
}
