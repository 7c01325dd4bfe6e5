package org.pointsmall.loyalty.job;

import java.time.Duration;
import java.util.Optional;

/**
 * One kind of work. A run takes up whatever is due when it begins; running again, from the start, after a run that was
 * cut off anywhere must do what is left and nothing twice.
 */
public interface Job {

    /** Its name in the settings, the metrics, the lock and the status; it never changes. */
    JobName name();

    /** How often it runs unless the store's settings say otherwise. */
    default Duration every() {
        return Duration.ofMinutes(1);
    }

    /** A new run, over all that is due. */
    Run begin();

    /**
     * Whether this process has what the job works with. Where it has not, a run may only tidy up, and one that is asked for by
     * hand would do nothing of what is asked for: nobody may be told that it was begun.
     */
    default boolean canRunHere() {
        return true;
    }

    /**
     * A new run that somebody asks for by hand: it does at once what would be due by itself later, where that can be done
     * early. The same as {@link #begin} for a job whose work has its moment, such as points that expire.
     */
    default Run beginByHand() {
        return begin();
    }

    /**
     * For how long the oldest work that is due has been waiting; empty where the job does not know it, zero where
     * nothing waits. Asked while the job runs and by the metrics, so it must be cheap.
     */
    default Optional<Duration> lag() {
        return Optional.empty();
    }

    /** One pass over the work, chunk by chunk, on one thread. */
    interface Run {

        /**
         * Does the next chunk, in transactions of its own, all committed when it returns. It must be done well within
         * the time that a lock lasts ({@link RunJob}): only between chunks is the lock kept, and can the run be stopped.
         */
        Chunk next();
    }

    /**
     * What a chunk did.
     *
     * @param processed how many things it dealt with; those it had to leave are not counted
     * @param last whether the run is over
     */
    record Chunk(long processed, boolean last) {
        public Chunk {
            if (processed < 0) {
                throw new IllegalArgumentException("a chunk processes 0 things or more: " + processed);
            }
        }
    }
}
