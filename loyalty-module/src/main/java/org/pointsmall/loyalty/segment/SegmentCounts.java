package org.pointsmall.loyalty.segment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.member.SegmentCode;

/** How many members each segment has. */
public interface SegmentCounts {

    /** The run in force; nothing before the first. */
    Optional<Counted> inForce();

    /**
     * How many members of a finished run are in which quintile.
     *
     * @return for each measure the counts of quintiles 1 to 5; all 0 where the run's members are no longer kept
     */
    Map<RfmMeasure, List<Long>> quintiles(SegmentRunId run);

    /** The last runs, under way, finished or given up, the latest first; their counts stay when they are replaced. */
    List<Counted> latest(int limit);

    /**
     * @param counts every named segment in its order, also those with nobody; empty where the run has not finished
     */
    record Counted(SegmentRun run, Map<SegmentCode, Long> counts) {}
}
