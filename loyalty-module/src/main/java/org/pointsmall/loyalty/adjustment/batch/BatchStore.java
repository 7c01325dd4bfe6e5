package org.pointsmall.loyalty.adjustment.batch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;

/** Where batches are kept. Each method runs in the caller's transaction. */
public interface BatchStore {

    Optional<PointsBatch> withKey(String key);

    Optional<PointsBatch> find(long id);

    /** Those of these sources that are in these states, the latest first, before this id. */
    List<PointsBatch> latest(Set<PointsBatch.Source> sources, Set<PointsBatch.State> states, long before, int limit);

    /** Those in this state, the oldest first. */
    List<PointsBatch> in(PointsBatch.State state, int limit);

    /**
     * Keeps it; answers its id.
     *
     * @throws BatchTakenException where somebody else keeps one of its key at the very same moment
     */
    long add(PointsBatch batch);

    /** Locks the batch until the transaction ends; answers it as it is. */
    PointsBatch lock(long id);

    /** Locks the first batch of all until the transaction ends, which only one transaction can. */
    void lockFirst();

    /** Whether a row that is still to be moved gives a tier. */
    boolean givesTiers(long id);

    /** Somebody starts a locked batch, or asks to; nobody has decided on it. */
    void start(long id, PointsBatch.State state, Instant at, String starter);

    /** Changes where a locked batch stands. */
    void change(long id, PointsBatch.State state, @Nullable String decider);

    /** Notes how far the present step has come. */
    void reached(long id, long reached);

    void addRows(long id, List<BatchRow> rows);

    void update(long id, BatchRow row);

    /** Rows after this line, in their order; of one state where one is named. */
    List<BatchRow> rows(long id, BatchRow.@Nullable State state, long after, int limit);

    /** Whether another row of the batch is this member's, and was not refused. */
    boolean has(long id, MemberId member);

    BatchCounts counts(long id);

    /** What batches that no second admin has approved, and that were started since then, have come to. */
    Points startedSince(Instant since);
}
