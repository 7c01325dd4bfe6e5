package org.pointsmall.loyalty.job;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The last run of a job, under way or over. Times are whole milliseconds: together with the node, the start tells one
 * run from another, so it must come back from any database as it went in.
 *
 * @param seenAt when the run last gave a sign of life
 * @param finishedAt null while it is under way
 * @param processed how many things it has dealt with so far
 * @param lag {@link Job#lag} as last asked, in whole seconds; null where the job does not know it
 * @param failure what went wrong; null where nothing did
 * @param succeededAt when a run of the job last came to its end, this one or an earlier one; null for never
 */
public record JobStatus(
        JobName name,
        Node node,
        JobState state,
        Instant startedAt,
        Instant seenAt,
        @Nullable Instant finishedAt,
        long processed,
        @Nullable Duration lag,
        @Nullable String failure,
        @Nullable Instant succeededAt) {
    private static final int LONGEST_FAILURE = 1000;

    public JobStatus {
        if (state.isOver() != (finishedAt != null)) {
            throw new IllegalArgumentException(state + " at " + finishedAt);
        }
        lag = lag == null ? null : lag.truncatedTo(ChronoUnit.SECONDS);
        failure = failure == null || failure.length() <= LONGEST_FAILURE
                ? failure
                : failure.substring(0, LONGEST_FAILURE);
    }

    /** A run that begins. */
    static JobStatus begun(JobName name, Node node, Instant at, @Nullable Instant succeededAt) {
        return new JobStatus(name, node, JobState.RUNNING, at, at, null, 0, null, null, succeededAt);
    }

    /** The same run, still under way. */
    JobStatus at(Instant now, long processed, @Nullable Duration lag) {
        return new JobStatus(name, node, state, startedAt, now, null, processed, lag, null, succeededAt);
    }

    /** The same run, over. */
    JobStatus over(JobState end, Instant at, long processed, @Nullable Duration lag, @Nullable String failure) {
        Instant success = end == JobState.FINISHED ? at : succeededAt;
        return new JobStatus(name, node, end, startedAt, at, at, processed, lag, failure, success);
    }
}
