package org.pointsmall.loyalty.adjustment.batch;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.pointsmall.loyalty.adjustment.AdjustByHand;
import org.pointsmall.loyalty.adjustment.HandAdjustment;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.segment.SegmentMembers;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Batches that are adjustments by hand: those of a file of members and points, and those of a segment. A row is noted in the
 * transaction that moves its points, and its posting key is the batch's and the member's.
 */
public final class BatchesByHand implements BatchWork {
    private static final int CHUNK = 100;

    private final BatchStore store;
    private final BatchMembers members;
    private final SegmentMembers segments;
    private final AdjustByHand adjust;
    private final RowByRow rows;

    public BatchesByHand(
            BatchStore store,
            BatchMembers members,
            SegmentMembers segments,
            AdjustByHand adjust,
            Transactions transactions) {
        this.store = store;
        this.members = members;
        this.segments = segments;
        this.adjust = adjust;
        rows = new RowByRow(store, transactions);
    }

    @Override
    public Set<PointsBatch.Source> sources() {
        return Set.of(PointsBatch.Source.FILE, PointsBatch.Source.SEGMENT);
    }

    @Override
    public long read(PointsBatch batch) {
        return batch.source() == PointsBatch.Source.FILE ? readFile(batch) : readSegment(batch);
    }

    private int readFile(PointsBatch batch) {
        List<BatchRow> rows = store.rows(batch.id(), BatchRow.State.UNREAD, batch.reached(), CHUNK);
        for (BatchRow row : rows) {
            store.update(batch.id(), once(batch, members.read(row)));
            store.reached(batch.id(), row.line());
        }
        return rows.size();
    }

    /** Whoever is in the segment while it is read, each once. */
    private int readSegment(PointsBatch batch) {
        List<MemberId> some = segments.of(new SegmentCode(batch.name()), batch.reached(), CHUNK);
        for (MemberId member : some) {
            BatchRow row = new BatchRow(
                    member.value(), "#" + member.value(), null, batch.points(), BatchRow.State.UNREAD, null);
            // Kept one by one: two members of one account may come in one chunk.
            store.addRows(batch.id(), List.of(once(batch, members.read(row, member))));
        }
        some.stream().reduce((one, last) -> last).ifPresent(last -> store.reached(batch.id(), last.value()));
        return some.size();
    }

    private BatchRow once(PointsBatch batch, BatchRow row) {
        MemberId member = row.member();
        return member != null && row.state() == BatchRow.State.OPEN && store.has(batch.id(), member)
                ? row.refused(member, BatchRow.Problem.TWICE.name())
                : row;
    }

    @Override
    public OptionalLong move(PointsBatch batch) {
        return rows.move(batch, (now, row, member) -> {
            Outcome<HandAdjustment> outcome = adjust.adjustInBatch(
                    member,
                    now.id(),
                    row.points(),
                    row.points() > 0 ? now.terms().validity() : null,
                    now.actor(),
                    now.terms().reason(),
                    now.decider());
            if (outcome instanceof Outcome.Refused<HandAdjustment> refused) {
                return row.refused(member, refused.refusal().code().name());
            }
            HandAdjustment asked = ((Outcome.Done<HandAdjustment>) outcome).value();
            boolean waits = asked.state() == HandAdjustment.State.WAITING;
            return row.in(waits ? BatchRow.State.WAITS : BatchRow.State.MOVED);
        });
    }
}
