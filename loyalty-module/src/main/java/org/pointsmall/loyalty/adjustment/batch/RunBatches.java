package org.pointsmall.loyalty.adjustment.batch;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch.State;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Reads the members of batches, and moves the points of those that were started, some rows at a time. How far a batch has come
 * is kept with its rows, so that it goes on where it was cut off, on whichever node.
 */
public final class RunBatches implements Job {
    public static final JobName NAME = new JobName("points-in-bulk");

    private final BatchStore store;
    private final List<BatchWork> works;
    private final Transactions transactions;

    public RunBatches(BatchStore store, List<BatchWork> works, Transactions transactions) {
        this.store = store;
        this.works = List.copyOf(works);
        this.transactions = transactions;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    /** Somebody waits for it. */
    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Run begin() {
        return new Pass();
    }

    /** A batch that fails waits for the next pass, and keeps no other waiting; the pass fails when it is through. */
    private final class Pass implements Run {
        private final Set<Long> failed = new HashSet<>();
        private @Nullable RuntimeException failure;

        @Override
        public Chunk next() {
            Optional<PointsBatch> due = first(State.READING).or(() -> first(State.RUNNING));
            if (due.isEmpty()) {
                if (failure != null) {
                    throw failure;
                }
                return new Chunk(0, true);
            }
            PointsBatch batch = due.get();
            try {
                return batch.state() == State.READING ? read(batch.id()) : move(batch);
            } catch (RuntimeException e) {
                failed.add(batch.id());
                IllegalStateException named = new IllegalStateException("batch " + batch.id() + " failed", e);
                if (failure == null) {
                    failure = named;
                } else {
                    failure.addSuppressed(named);
                }
                return new Chunk(0, false);
            }
        }

        private Optional<PointsBatch> first(State state) {
            return transactions.required(() -> store.in(state, failed.size() + 1)).stream()
                    .filter(batch -> !failed.contains(batch.id()))
                    .findFirst();
        }
    }

    private BatchWork work(PointsBatch batch) {
        return works.stream()
                .filter(work -> work.sources().contains(batch.source()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody works on batches of " + batch.source()));
    }

    private Chunk read(long id) {
        return transactions.required(() -> {
            PointsBatch batch = store.lock(id);
            if (batch.state() != State.READING) {
                return new Chunk(0, false);
            }
            long read = work(batch).read(batch);
            if (read == 0) {
                store.change(id, State.READY, null);
                store.reached(id, 0);
            }
            return new Chunk(read, false);
        });
    }

    private Chunk move(PointsBatch batch) {
        OptionalLong moved = work(batch).move(batch);
        if (moved.isPresent() && moved.getAsLong() == 0) {
            transactions.required(() -> {
                PointsBatch now = store.lock(batch.id());
                if (now.state() == State.RUNNING) {
                    store.change(batch.id(), State.DONE, now.decider());
                }
                return now;
            });
        }
        return new Chunk(moved.orElse(0), false);
    }
}
