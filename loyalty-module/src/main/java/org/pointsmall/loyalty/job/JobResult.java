package org.pointsmall.loyalty.job;

import org.jspecify.annotations.Nullable;

/** What came of asking for a run of a job. */
public sealed interface JobResult {

    /** The run came to its end. */
    record Finished(long processed) implements JobResult {}

    /** The run was told to stop and did, after a chunk; the next one does the rest. */
    record Stopped(long processed) implements JobResult {}

    /** The run took longer over a chunk than its lock lasted, and gave way: another node may have begun one. */
    record LockLost(long processed) implements JobResult {}

    /** The run ended by an exception, which is logged; what its earlier chunks did stays. */
    record Failed(long processed, RuntimeException cause) implements JobResult {}

    /**
     * Nothing was run: the job runs already.
     *
     * @param node where, as far as its status says; null where that is not known
     */
    record Busy(@Nullable Node node) implements JobResult {}

    /** Nothing was run: it is not yet time, because some node has run the job meanwhile. */
    record NotDue() implements JobResult {}
}
