package org.pointsmall.loyalty.admin.programme;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.JobStatus;
import org.pointsmall.loyalty.job.JobStatuses;
import org.pointsmall.loyalty.job.RunJob;

/** The programme's jobs: how each stands, on whatever node it ran, and how to run one here and now. */
final class JobRuns {
    private final List<Job> jobs;
    private final JobStatuses statuses;
    private final RunJob runJob;
    private final Background background;

    JobRuns(List<Job> jobs, JobStatuses statuses, RunJob runJob, Background background) {
        this.jobs = jobs.stream()
                .sorted(Comparator.comparing(job -> job.name().value()))
                .toList();
        this.statuses = statuses;
        this.runJob = runJob;
        this.background = background;
    }

    /**
     * A job as its row shows it.
     *
     * @param state the code of its name
     * @param running whether it should be looked at again soon
     * @param lag for how long the oldest work that is due has been waiting; null where the job does not know it
     */
    record Row(
            String name,
            String state,
            boolean running,
            String node,
            String startedAt,
            String seenAt,
            String finishedAt,
            String processed,
            @Nullable String lag,
            @Nullable String failure,
            String succeededAt) {}

    List<Row> all(DisplayFormat written) {
        Map<JobName, JobStatus> last =
                statuses.all().stream().collect(Collectors.toMap(JobStatus::name, Function.identity()));
        return jobs.stream()
                .map(job -> row(job, Optional.ofNullable(last.get(job.name())), written))
                .toList();
    }

    /** What became of a run that was asked for. */
    enum Asked {
        /** It begins, unless the job runs already, here or on another node. */
        BEGUN,
        /** This process has not what the job works with. */
        ELSEWHERE,
        UNKNOWN
    }

    Asked run(String name) {
        Optional<Job> job =
                jobs.stream().filter(one -> one.name().value().equals(name)).findFirst();
        if (job.isEmpty()) {
            return Asked.UNKNOWN;
        }
        if (!job.get().canRunHere()) {
            return Asked.ELSEWHERE;
        }
        background.run("Job " + name, stop -> runJob.run(job.get(), stop));
        return Asked.BEGUN;
    }

    private static Row row(Job job, Optional<JobStatus> last, DisplayFormat written) {
        return new Row(
                job.name().value(),
                "LoyaltyJob_" + last.map(status -> status.state().name()).orElse("NEVER"),
                last.filter(status -> !status.state().isOver()).isPresent(),
                last.map(status -> status.node().name()).orElse(""),
                time(last.map(JobStatus::startedAt), written),
                time(last.map(JobStatus::seenAt), written),
                time(last.map(JobStatus::finishedAt), written),
                last.map(status -> written.number(status.processed())).orElse(""),
                job.lag().map(JobRuns::clock).orElse(null),
                last.map(JobStatus::failure).orElse(null),
                time(last.map(JobStatus::succeededAt), written));
    }

    private static String time(Optional<Instant> at, DisplayFormat written) {
        return at.map(written::time).orElse("");
    }

    /** Hours, minutes and seconds. */
    private static String clock(Duration lag) {
        return "%d:%02d:%02d".formatted(lag.toHours(), lag.toMinutesPart(), lag.toSecondsPart());
    }
}
