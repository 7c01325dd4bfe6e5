package org.pointsmall.benchmarks.ledger;

import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.ledger.jdbc.JdbcDueLots;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.time.BusinessTime;

/** The plugin's expiry job, from the beginning of a run to its end; without its lock, which is a statement a chunk. */
final class ExpireLots {
    private final Job job;

    ExpireLots(DataSource database) {
        job = new JdbcDueLots(database, new SpringTransactions(database), LedgerObserver.NONE, Outbox.NONE)
                .expiry(new BusinessTime(Clock.systemUTC(), ZoneOffset.UTC));
    }

    /** @return of how many accounts */
    long run() {
        Job.Run run = job.begin();
        long sum = 0;
        Job.Chunk chunk;
        do {
            chunk = run.next();
            sum += chunk.processed();
        } while (!chunk.last());
        return sum;
    }
}
