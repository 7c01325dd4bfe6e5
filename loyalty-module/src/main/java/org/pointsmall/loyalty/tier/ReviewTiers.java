package org.pointsmall.loyalty.tier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.KeysetRun;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that reviews tiers whose time is up, and looks at all members again after the tiers were defined anew: first
 * those whose tier an earlier revision decided, by account, then what is due, by time. Each account is a transaction of
 * its own, after which it is no longer due; so a run can be cut off anywhere, and one account that can't be dealt with
 * is passed over.
 */
final class ReviewTiers implements Job {
    /** The name of the job. */
    public static final JobName NAME = new JobName("review-tiers");

    private static final Logger LOG = LoggerFactory.getLogger(ReviewTiers.class);
    private static final int CHUNK = 100;

    private final LockedTiers files;
    private final LedgerStore ledger;
    private final Transactions transactions;

    public ReviewTiers(LockedTiers files, LedgerStore ledger, Transactions transactions) {
        this.files = files;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    @Override
    public Optional<Duration> lag() {
        Instant now = files.now();
        return Optional.of(transactions
                .required(() -> files.store().oldestDue(now))
                .map(at -> Duration.between(at, now))
                .orElse(Duration.ZERO));
    }

    @Override
    public Run begin() {
        return new Pass(transactions.required(() -> files.store().revision()), files.now());
    }

    private final class Pass implements Run {
        private final Instant now;
        private final KeysetRun<AccountId> redefined;
        private boolean allRedefined;
        private TierStore.@Nullable Due last;

        Pass(long revision, Instant now) {
            this.now = now;
            allRedefined = revision == TierStore.NO_SCHEME;
            redefined = new KeysetRun<>(
                    CHUNK,
                    (after, limit) -> transactions.required(() -> files.store().decidedBefore(revision, after, limit)),
                    AccountId::value,
                    ReviewTiers.this::review);
        }

        @Override
        public Chunk next() {
            if (!allRedefined) {
                Chunk chunk = redefined.next();
                allRedefined = chunk.last();
                return new Chunk(chunk.processed(), false);
            }
            TierStore.Due after = last;
            List<TierStore.Due> dues = transactions.required(() -> files.store().due(now, after, CHUNK));
            int done = 0;
            for (TierStore.Due due : dues) {
                done += review(due.account()) ? 1 : 0;
                last = due;
            }
            return new Chunk(done, dues.size() < CHUNK);
        }
    }

    private boolean review(AccountId id) {
        try {
            return transactions.required(() -> {
                Account account = ledger.lock(id);
                files.open(account).close();
                return true;
            });
        } catch (RuntimeException e) {
            LOG.error("The tier of {} could not be reviewed; the next run tries again", id, e);
            return false;
        }
    }
}
