package org.pointsmall.loyalty.job;

/** Is told what this node's jobs do, as they do it. It is called on the job's thread and must not throw. */
@FunctionalInterface
public interface JobObserver {

    /** A chunk has been done, and committed. */
    void processed(JobName job, long things);
}
