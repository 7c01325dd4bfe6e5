package org.pointsmall.loyalty.adjustment.batch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.pointsmall.loyalty.adjustment.ApprovalRule;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch.Source;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch.State;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch.Terms;
import org.pointsmall.loyalty.ledger.ContentHash;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.upload.FileProblem;

/**
 * Takes batches in, and decides whether they run. Nothing is moved here: {@link RunBatches} reads their members, and moves
 * points once they were started. The same file again, with the same terms, is the batch that it was the first time.
 */
public final class PointsInBulk {
    public static final int MOST_BYTES = 10_000_000;
    private static final int CHUNK = 1_000;
    private static final int LONGEST_NAME = 255;

    private final BatchStore store;
    private final Supplier<ApprovalRule> rule;
    private final Transactions transactions;
    private final BusinessTime time;

    /** @param rule as it is now */
    public PointsInBulk(BatchStore store, Supplier<ApprovalRule> rule, Transactions transactions, BusinessTime time) {
        this.store = store;
        this.rule = rule;
        this.transactions = transactions;
        this.time = time;
    }

    /** What came of a batch that was brought. */
    public sealed interface Brought {

        /** @param again whether it was there before */
        record Kept(long batch, boolean again) implements Brought {}

        /** The file is not taken. */
        record Unreadable(FileProblem problem) implements Brought {}
    }

    /** Keeps the rows of a file, to be looked up. */
    public Brought bring(String fileName, byte[] bytes, Terms terms, String actor) {
        if (bytes.length > MOST_BYTES) {
            return new Brought.Unreadable(new FileProblem(FileProblem.Reason.TOO_LARGE, MOST_BYTES));
        }
        BatchFile.Read read = BatchFile.read(bytes);
        if (read.problem().isPresent()) {
            return new Brought.Unreadable(read.problem().get());
        }
        StringBuilder content = new StringBuilder(terms.reason()).append('|').append(terms.validity());
        read.rows()
                .forEach(row ->
                        content.append('\n').append(row.named()).append('|').append(row.points()));
        return keep(
                "file:" + ContentHash.of(content.toString()),
                Source.FILE,
                shortened(fileName),
                0,
                terms,
                actor,
                id -> addRows(id, read.rows()));
    }

    /**
     * Asks for points to each member of a segment.
     *
     * @param formKey names the batch
     */
    public Brought bring(String formKey, SegmentCode segment, long points, Terms terms, String actor) {
        return keep("segment:" + formKey, Source.SEGMENT, segment.toString(), points, terms, actor, id -> {});
    }

    /** What names the batch that undoes this one; once more, after so many that were refused. */
    static String reversal(long batch, int refused) {
        return "reverse:" + batch + ":" + refused;
    }

    /** The batch that undoes this one, or was to do so last; nothing while nobody has asked for it. */
    public Optional<PointsBatch> reversalOf(long batch) {
        return transactions.required(() -> {
            Optional<PointsBatch> last = Optional.empty();
            Optional<PointsBatch> next = store.withKey(reversal(batch, 0));
            for (int refused = 1; next.isPresent(); refused++) {
                last = next;
                next = store.withKey(reversal(batch, refused));
            }
            return last;
        });
    }

    private void addRows(long id, List<BatchRow> rows) {
        for (int from = 0; from < rows.size(); from += CHUNK) {
            store.addRows(id, rows.subList(from, Math.min(rows.size(), from + CHUNK)));
        }
    }

    /**
     * Keeps a batch of a file that somebody else reads; the same key again is the batch that it was the first time.
     *
     * @param rows keeps its rows, in the same transaction
     */
    public Brought keep(String key, Source source, String fileName, Terms terms, String actor, LongConsumer rows) {
        return keep(key, source, shortened(fileName), 0, terms, actor, rows);
    }

    private static String shortened(String fileName) {
        return fileName.length() <= LONGEST_NAME ? fileName : fileName.substring(fileName.length() - LONGEST_NAME);
    }

    /** Of two that are brought at the same moment the second one waits for the first, and is the batch that this has become. */
    private Brought keep(
            String key, Source source, String name, long points, Terms terms, String actor, LongConsumer rows) {
        PointsBatch batch = new PointsBatch(
                0, key, source, name, points, terms, actor, time.now(), State.READING, null, null, null, 0);
        try {
            return transactions.required(() -> kept(key).orElseGet(() -> {
                long id = store.add(batch);
                rows.accept(id);
                return new Brought.Kept(id, false);
            }));
        } catch (BatchTakenException brought) {
            return transactions.required(() -> kept(key).orElseThrow(() -> brought));
        }
    }

    private Optional<Brought> kept(String key) {
        return store.withKey(key).map(earlier -> new Brought.Kept(earlier.id(), true));
    }

    public Optional<PointsBatch> find(long id) {
        return transactions.required(() -> store.find(id));
    }

    /** Those of these sources that are in these states, the latest first, before this id. */
    public List<PointsBatch> latest(Set<Source> sources, Set<State> states, long before, int limit) {
        return transactions.required(() -> store.latest(sources, states, before, limit));
    }

    /** Those that wait for a second admin, the oldest first. */
    public List<PointsBatch> waiting(int limit) {
        return transactions.required(() -> store.in(State.WAITING, limit));
    }

    public BatchCounts counts(long id) {
        return transactions.required(() -> store.counts(id));
    }

    /** Rows after this line, in their order. */
    public List<BatchRow> rows(long id, long after, int limit) {
        return transactions.required(() -> store.rows(id, null, after, limit));
    }

    /**
     * Starts a batch that was looked at, or one that was stopped while it ran: it goes on where it was. Where all of it,
     * with other batches that were started within the window, comes to more than the limit, it waits for a second admin,
     * who is not the one that starts it. So does what gives tiers, where there is a limit: they have no number of points.
     * Refused is {@code CONFLICT} ({@code state}) where it can't be started.
     */
    public Outcome<State> start(long id, String starter) {
        return transactions.required(() -> {
            // Of two that are started at once, one counts for the other.
            store.lockFirst();
            PointsBatch batch = store.lock(id);
            boolean undone = store.withKey(reversal(id, 0)).isPresent();
            if (!batch.mayStart() || undone || store.counts(id).rows(BatchRow.State.OPEN) == 0) {
                return conflict(batch);
            }
            ApprovalRule now = rule.get();
            Points together =
                    store.counts(id).open().plus(store.startedSince(time.now().minus(now.window())));
            boolean two = now.needsASecond(together) || now.isLimited() && store.givesTiers(id);
            State next = two ? State.WAITING : State.RUNNING;
            store.start(id, next, time.now(), starter);
            return Outcome.done(next);
        });
    }

    /**
     * Lets a batch run that waits. Refused is {@code CONFLICT}, with {@code by} where whoever approves has asked for it or started it, with
     * {@code state} where it does not wait.
     */
    public Outcome<State> approve(long id, String decider) {
        return transactions.required(() -> {
            PointsBatch batch = store.lock(id);
            if (batch.state() != State.WAITING) {
                return conflict(batch);
            }
            if (batch.isAskedForBy(decider)) {
                return Outcome.refused(Refusal.of(RefusalCode.CONFLICT).with("by", decider));
            }
            store.change(id, State.RUNNING, decider);
            return Outcome.done(State.RUNNING);
        });
    }

    /** Stops a batch that has not ended: what has been moved stays moved, and counts as before. */
    public Outcome<State> stop(long id) {
        return transactions.required(() -> {
            PointsBatch batch = store.lock(id);
            if (batch.hasEnded()) {
                return conflict(batch);
            }
            store.change(id, State.STOPPED, batch.decider());
            return Outcome.done(State.STOPPED);
        });
    }

    /** Ends a batch that waits, for good; whoever has asked for it may do so too. Refused is {@code CONFLICT} ({@code state}). */
    public Outcome<State> refuse(long id, String decider) {
        return transactions.required(() -> {
            PointsBatch batch = store.lock(id);
            if (batch.state() != State.WAITING) {
                return conflict(batch);
            }
            store.change(id, State.REFUSED, decider);
            return Outcome.done(State.REFUSED);
        });
    }

    private static Outcome<State> conflict(PointsBatch batch) {
        return Outcome.refused(
                Refusal.of(RefusalCode.CONFLICT).with("state", batch.state().name()));
    }
}
