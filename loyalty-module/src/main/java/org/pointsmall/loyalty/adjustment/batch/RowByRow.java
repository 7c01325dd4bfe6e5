package org.pointsmall.loyalty.adjustment.batch;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch.State;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.transaction.Transactions;

/** Moves the rows of a batch one by one, each in a transaction that locks the batch and notes what has become of the row. */
final class RowByRow {
    private static final int CHUNK = 100;

    private final BatchStore store;
    private final Transactions transactions;

    RowByRow(BatchStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /** Moves the points of one row, in the transaction of whoever asks. */
    interface Moving {
        /** Answers what has become of the row. */
        BatchRow move(PointsBatch batch, BatchRow row, MemberId member);
    }

    /** As {@link BatchWork#move} has it. */
    OptionalLong move(PointsBatch batch, Moving moving) {
        List<BatchRow> rows =
                transactions.required(() -> store.rows(batch.id(), BatchRow.State.OPEN, batch.reached(), CHUNK));
        for (BatchRow row : rows) {
            boolean goesOn = transactions.required(() -> move(batch.id(), row, moving));
            if (!goesOn) {
                return OptionalLong.empty();
            }
        }
        if (!rows.isEmpty()) {
            transactions.required(() -> {
                PointsBatch now = store.lock(batch.id());
                if (now.state() == State.RUNNING) {
                    store.reached(batch.id(), rows.get(rows.size() - 1).line());
                }
                return now;
            });
        }
        return OptionalLong.of(rows.size());
    }

    /** Answers whether the batch still runs: whoever stops it waits for the row that is being moved, and no further. */
    private boolean move(long id, BatchRow row, Moving moving) {
        PointsBatch batch = store.lock(id);
        @Nullable MemberId member = row.member();
        if (batch.state() != State.RUNNING || member == null) {
            return false;
        }
        store.update(id, moving.move(batch, row, member));
        return true;
    }
}
