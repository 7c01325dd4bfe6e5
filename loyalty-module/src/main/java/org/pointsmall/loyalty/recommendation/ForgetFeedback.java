package org.pointsmall.loyalty.recommendation;

import java.time.Duration;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** Forgets what was seen long ago: the rates are those of the last weeks, and nobody is watched for longer. */
final class ForgetFeedback implements Job {
    /** The name of the job. */
    public static final JobName NAME = new JobName("forget-feedback");

    private static final Duration KEPT = Duration.ofDays(90);
    private static final int CHUNK = 1_000;

    private final FeedbackStore store;
    private final Transactions transactions;
    private final BusinessTime time;

    ForgetFeedback(FeedbackStore store, Transactions transactions, BusinessTime time) {
        this.store = store;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public Run begin() {
        return () -> {
            int gone = transactions.required(() -> store.forget(time.now().minus(KEPT), CHUNK));
            return new Chunk(gone, gone < CHUNK);
        };
    }
}
