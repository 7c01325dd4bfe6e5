package org.pointsmall.loyalty.job;

import java.util.List;
import java.util.Optional;

/** Where the nodes share what their jobs do: the last run of each. Each method is a transaction of its own. */
public interface JobStatuses {

    /** Puts a run that begins in the place of the job's last one. Its node holds the job's lock. */
    void begin(JobStatus status);

    /**
     * Writes how a run stands. Nothing is written where another run of the job has begun meanwhile: that one's node has
     * taken the lock over.
     */
    void update(JobStatus status);

    Optional<JobStatus> find(JobName job);

    /** The last run of every job that ever ran, by name. */
    List<JobStatus> all();
}
