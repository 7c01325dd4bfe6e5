package org.pointsmall.loyalty.adjustment.batch;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.pointsmall.loyalty.adjustment.AdjustByHand;
import org.pointsmall.loyalty.adjustment.HandAdjustment;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch.Source;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch.State;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch.Terms;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Undoes batches: a batch of its own, with a row for each movement of the other. It is looked at, started, approved and
 * stopped as any batch. Each movement is undone as it is on its member's page, under the same key: so once at most, by
 * whichever way.
 */
public final class ReverseBatches implements BatchWork {
    private static final int CHUNK = 100;

    /** Why a row is not moved: a second admin has refused to undo this very movement. */
    public static final String REFUSED_BEFORE = "REFUSED_BEFORE";

    private final BatchStore store;
    private final PointsInBulk bulk;
    private final AdjustByHand adjust;
    private final RowByRow rows;
    private final Transactions transactions;

    public ReverseBatches(BatchStore store, PointsInBulk bulk, AdjustByHand adjust, Transactions transactions) {
        this.store = store;
        this.bulk = bulk;
        this.adjust = adjust;
        this.transactions = transactions;
        rows = new RowByRow(store, transactions);
    }

    /**
     * Asks to undo all that a batch has moved; answers the batch that does. Again, it is the same one, unless a second admin
     * has refused that. The other batch can't be started again from then on. Refused is {@code CONFLICT}, with {@code state}
     * where it has not ended or moved nothing, and with {@code waits} while a part of it waits for a second admin, who
     * could still let it move.
     */
    public Outcome<Long> reverse(long id, String reason, String note, String actor) {
        return transactions.required(() -> {
            PointsBatch batch = store.lock(id);
            if (!batch.mayBeReversed() || !store.counts(id).mayHaveMoved()) {
                return Outcome.refused(Refusal.of(RefusalCode.CONFLICT)
                        .with("state", batch.state().name()));
            }
            if (adjust.waitsInBatch(id)) {
                return Outcome.refused(Refusal.of(RefusalCode.CONFLICT).with("waits", "true"));
            }
            int tries = 0;
            while (store.withKey(PointsInBulk.reversal(id, tries))
                    .filter(earlier -> earlier.state() == State.REFUSED)
                    .isPresent()) {
                tries++;
            }
            PointsInBulk.Brought brought = bulk.keep(
                    PointsInBulk.reversal(id, tries),
                    Source.REVERSAL,
                    Long.toString(id),
                    new Terms(null, reason, note),
                    actor,
                    kept -> {});
            return Outcome.done(((PointsInBulk.Brought.Kept) brought).batch());
        });
    }

    @Override
    public Set<Source> sources() {
        return Set.of(Source.REVERSAL);
    }

    /** What was approved of it one by one has moved, too; what was refused there has not. */
    @Override
    public long read(PointsBatch batch) {
        long other = Long.parseLong(batch.name());
        List<BatchRow> some = store.rows(other, null, batch.reached(), CHUNK);
        for (BatchRow row : some) {
            MemberId member = row.member();
            boolean may = row.state() == BatchRow.State.MOVED || row.state() == BatchRow.State.WAITS;
            if (may && member != null) {
                Optional<HandAdjustment> moved = adjust.movedInBatch(other, member);
                moved.ifPresent(adjustment -> store.addRows(
                        batch.id(),
                        List.of(new BatchRow(
                                row.line(), row.named(), member, -adjustment.points(), BatchRow.State.OPEN, null))));
            }
            store.reached(batch.id(), row.line());
        }
        return some.size();
    }

    @Override
    public OptionalLong move(PointsBatch batch) {
        long other = Long.parseLong(batch.name());
        return rows.move(batch, (now, row, member) -> {
            Outcome<AdjustByHand.Reversed> outcome = adjust.reverseInBatch(
                    member, other, now.actor(), now.terms().reason(), now.decider());
            if (outcome instanceof Outcome.Refused<AdjustByHand.Reversed> refused) {
                return row.refused(member, refused.refusal().code().name());
            }
            AdjustByHand.Reversed done = ((Outcome.Done<AdjustByHand.Reversed>) outcome).value();
            return switch (done.asked().state()) {
                case WAITING -> row.in(BatchRow.State.WAITS);
                case REFUSED -> row.refused(member, REFUSED_BEFORE);
                case DONE, APPROVED -> row.in(done.before() ? BatchRow.State.SKIPPED : BatchRow.State.MOVED);
            };
        });
    }
}
