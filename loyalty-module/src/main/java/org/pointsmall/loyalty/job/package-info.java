/**
 * Work that the programme does by itself, in bounded chunks. A job runs on one node at a time, under a lock that the
 * nodes share; each chunk is complete in itself, so a node can be killed anywhere and any node can start the job again.
 * What a job is doing, and what came of its last run, is kept where every node can read it.
 *
 * <p>Plain Java: {@link org.pointsmall.loyalty.job.JobLocks} and {@link org.pointsmall.loyalty.job.JobStatuses} are
 * where locks and statuses are stored.
 */
@NullMarked
package org.pointsmall.loyalty.job;

import org.jspecify.annotations.NullMarked;
