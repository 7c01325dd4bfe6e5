package org.pointsmall.loyalty.segment.own;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.member.MemberId;

/**
 * Where runs of own segments, and the members that they found, are kept. Each method runs in the caller's transaction; one
 * that writes needs the lock of the segments' definitions.
 */
public interface OwnRuns {

    /** Those under way and those in force: of each segment one of either, at most. Those under way come first. */
    List<OwnRun> standing();

    /** Those of one segment. */
    default Optional<OwnRun> standing(long segment, OwnRun.State state) {
        return standing().stream()
                .filter(run -> run.of().id() == segment && run.state() == state)
                .findFirst();
    }

    /** Begins a run; none of this segment is under way. */
    void open(VersionRef<OwnSegmentTerms> of, Instant asOf);

    /** Keeps what a run has found behind {@link OwnRun#upTo}, and how far it has come. */
    void add(OwnRun run, List<MemberId> members, MemberId upTo);

    /** From when the transaction commits, readers see these members instead of those of the run before. */
    void putInForce(OwnRun run, Instant at);

    /** Gives a run up, or takes it out of force. */
    void end(OwnRun run);

    /**
     * Deletes members of runs that have ended, and the runs when no member is left.
     *
     * @return how many; 0 where there was nothing to delete
     */
    int clear(int limit);
}
