package org.pointsmall.loyalty.segment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.member.MemberId;

/** Where runs are kept. All methods need a transaction; one that writes needs it to have {@link #lock}ed. */
public interface SegmentStore {

    /** Locks the one row that says which run is in force, until the transaction ends: nobody else writes meanwhile. */
    Standing lock();

    /**
     * @param inForce the run that readers see
     * @param open the run under way
     */
    record Standing(Optional<SegmentRun> inForce, Optional<SegmentRun> open) {}

    /** Begins a run; none is under way. */
    void open(RunPlan plan);

    /** Writes how far the run under way is. */
    void update(SegmentRun run);

    /** Adds members to the run. */
    void add(SegmentRunId run, List<RfmFigures> figures);

    /**
     * The value at a place among all the run's members, from 0, the worst. Members of equal value may stand in any
     * order.
     */
    long valueAt(SegmentRunId run, RfmMeasure measure, long position);

    void keep(SegmentRunId run, Scale scale);

    Map<RfmMeasure, Scale> scales(SegmentRunId run);

    /** The run's members behind this one, by id. */
    List<RfmFigures> figures(SegmentRunId run, MemberId after, int limit);

    void grade(SegmentRunId run, List<Grade> grades);

    /** A member's result. */
    record Grade(MemberId member, RfmScore score, NamedSegment segment) {}

    /** Writes the run's counts, and has readers see it from when the transaction commits; none is under way then. */
    void putInForce(SegmentRun run);

    /** Writes that the run is given up; none is under way then. */
    void giveUp(SegmentRun run);

    /**
     * Deletes members of runs that are neither in force nor under way; what is known of such a run as a whole stays.
     *
     * @return how many; 0 where none were left
     */
    int clear(int limit);
}
