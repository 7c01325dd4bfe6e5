package org.pointsmall.loyalty.aftersale;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.KeysetRun;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Gives back the cash that returns still owe: because a crash came between, because they were recorded in a transaction
 * of somebody else's, or because a gateway did not answer. Each is tried again after a minute, then after two, four and
 * so on up to about an hour, until it has been given or somebody says so.
 */
final class CompleteReturns implements Job {
    /** The name of the job. */
    public static final JobName NAME = new JobName("complete-returns");

    /** Few, because each may wait for a gateway, and a chunk must be done within the lock. */
    private static final int CHUNK = 5;

    private final Returns returns;
    private final GiveBackCash giveBackCash;
    private final Transactions transactions;
    private final BusinessTime time;

    CompleteReturns(Returns returns, GiveBackCash giveBackCash, Transactions transactions, BusinessTime time) {
        this.returns = returns;
        this.giveBackCash = giveBackCash;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    @Override
    public Run begin() {
        return pass(Duration.ZERO);
    }

    /** Tries all that cash is due of: none waits longer for its next try. Nobody's try under way is disturbed. */
    @Override
    public Run beginByHand() {
        return pass(GiveBackCash.LONGEST_WAIT);
    }

    private Run pass(Duration early) {
        return new KeysetRun<>(
                CHUNK,
                (after, limit) -> transactions.required(() -> {
                    Instant now = time.now();
                    return returns.due(now.plus(early), now, new ReturnId(after), limit);
                }),
                ReturnId::value,
                giveBackCash::takeOver);
    }

    @Override
    public Optional<Duration> lag() {
        Instant now = time.now();
        Optional<Instant> oldest = transactions.required(() -> returns.oldestDue(now));
        return Optional.of(oldest.map(since -> Duration.between(since, now)).orElse(Duration.ZERO));
    }
}
