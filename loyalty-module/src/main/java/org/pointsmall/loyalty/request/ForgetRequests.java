package org.pointsmall.loyalty.request;

import java.time.Duration;
import java.time.Instant;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.time.BusinessTime;

/** Forgets the names of requests once they have been kept for as long as is said, and whoever was counted long ago. */
public final class ForgetRequests implements Job {
    /** The name of the job. */
    public static final JobName NAME = new JobName("forget-requests");

    private static final int CHUNK = 1_000;

    private final RequestKeyStore keys;
    private final PaceStore paces;
    private final BusinessTime time;

    public ForgetRequests(RequestKeyStore keys, PaceStore paces, BusinessTime time) {
        this.keys = keys;
        this.paces = paces;
        this.time = time;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public Run begin() {
        return () -> {
            Instant before = time.now().minus(CarryOutOnce.KEPT);
            int named = keys.forget(before, CHUNK);
            int counted = paces.forget(before.toEpochMilli(), CHUNK);
            return new Chunk(named + counted, named < CHUNK && counted < CHUNK);
        };
    }
}
