package org.pointsmall.loyalty.job;

import java.time.Duration;
import java.util.Optional;

/**
 * Locks that the nodes share. Each ends by itself when its time is up, by one clock for all nodes, so a node that died
 * keeps nothing locked.
 */
public interface JobLocks {

    /**
     * Takes the job's lock for so long, where no node has it; answers at once either way. Must be called outside a
     * transaction.
     */
    Optional<Lock> tryLock(JobName job, Duration lasting);

    /** A lock that was taken. */
    interface Lock {

        /** Makes the lock last its full time from now on; false where it had ended, and may be another node's. */
        boolean keep();

        /** Lets go of the lock, if it is still this node's. */
        void release();
    }
}
