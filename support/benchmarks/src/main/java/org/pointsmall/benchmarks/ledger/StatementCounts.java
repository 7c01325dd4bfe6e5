package org.pointsmall.benchmarks.ledger;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What was sent to the database.
 *
 * <p>A batch counts as one statement, since it is one trip; its rows are counted beside it.
 */
final class StatementCounts {
    final AtomicLong statements = new AtomicLong();
    final AtomicLong batchRows = new AtomicLong();
    final AtomicLong commits = new AtomicLong();
    final AtomicLong rollbacks = new AtomicLong();

    double statementsPer(long operations) {
        return (double) statements.get() / operations;
    }

    double batchRowsPer(long operations) {
        return (double) batchRows.get() / operations;
    }

    double commitsPer(long operations) {
        return (double) commits.get() / operations;
    }

    double rollbacksPer(long operations) {
        return (double) rollbacks.get() / operations;
    }
}
