package org.pointsmall.loyalty.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Consumer;
import org.pointsmall.loyalty.job.JobStatuses;
import org.pointsmall.loyalty.job.Retries;
import org.pointsmall.loyalty.statement.OpenHolds;
import org.pointsmall.loyalty.time.BusinessTime;

/** Meters of a programme without jobs; for tests of other packages. */
public final class MetersFixture {
    private MetersFixture() {}

    /** What binds them: a registry does not keep them alive, this does. */
    public static Consumer<MeterRegistry> meters(
            LedgerCounts counts, OpenHolds holds, Retries unsettled, JobStatuses statuses, BusinessTime time) {
        return new LoyaltyMeters(counts, new JobCounts(), holds, unsettled, statuses, List.of(), time)::bindTo;
    }
}
