package org.pointsmall.loyalty.job;

/** How a job's last run stands. */
public enum JobState {
    /** It is under way, or its node died: then {@link JobStatus#seenAt} no longer moves. */
    RUNNING,
    /** It came to its end. */
    FINISHED,
    /** It was told to stop, or lost its lock, after a complete chunk. */
    STOPPED,
    /** It ended by an exception; what its earlier chunks did stays. */
    FAILED;

    /** Whether a run in this state is over. */
    public boolean isOver() {
        return this != RUNNING;
    }
}
