package org.pointsmall.loyalty.recommendation.taste;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what is learnt of items, by generation. What is written to the run under way is seen by nobody until that is put in
 * force. The generation before the one in force is kept until the next run begins, for those who still read it.
 */
public interface TasteStore {

    /** Locks the part until the transaction ends. */
    Standing lock(TastePart part);

    /** The run in force, without a lock. */
    Optional<TasteRun> inForce(TastePart part);

    /** Opens a run; the part must be locked, and none be under way. */
    TasteRun open(TastePart part, Instant since, Instant asOf);

    void keepNeighbours(long generation, Map<Long, Map<Long, Float>> weights);

    /** Notes of each product whether it differs from the generation in force. */
    void keepFigures(long generation, Map<Long, ItemFigures> figures);

    /** Notes how far the run under way is. */
    void update(TasteRun run);

    /** Readers see this run from now on. */
    void putInForce(TasteRun run);

    /** Gives the run under way up; its rows are cleared like those of a run of the past. */
    void giveUp(TasteRun run);

    /** Deletes rows of runs that nobody reads any more; answers how many, 0 once there are none. */
    int clear(TastePart part, int limit);

    /** The words of products in force; products without any are left out. */
    Map<Long, Map<String, Float>> words(Collection<Long> products);

    /**
     * How a part stands.
     *
     * @param inForce the run that readers see
     * @param open the run under way
     */
    record Standing(Optional<TasteRun> inForce, Optional<TasteRun> open) {}
}
