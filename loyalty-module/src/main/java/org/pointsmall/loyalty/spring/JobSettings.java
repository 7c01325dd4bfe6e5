package org.pointsmall.loyalty.spring;

import java.time.Duration;
import java.util.Map;
import org.pointsmall.loyalty.job.Job;

/**
 * How the jobs run, from the store's properties. How often one does is {@code loyalty.job.<name>.interval}, or else its
 * own {@link Job#every}.
 *
 * @param enabled {@code loyalty.jobs.enabled}: whether this process runs jobs by itself; a site does, an admin
 *     ({@link StoreFlavour}) does not unless told to. The site has the catalogue and the orders warm, there
 *     are as many of it as the load needs, and an admin that somebody restarts should not cut work off
 * @param lockLasting {@code loyalty.jobs.lock}: how soon another node takes up the job of a node that died; 2 minutes.
 *     A chunk of any job must be done well within it
 */
record JobSettings(boolean enabled, Duration lockLasting, Map<String, LoyaltyProperties.Job> jobs) {
    private static final Duration LEAST_REST = Duration.ofMillis(100);

    /** @param admin whether this process is the store's admin */
    static JobSettings of(LoyaltyProperties properties, boolean admin) {
        Boolean enabled = properties.jobs().enabled();
        return new JobSettings(
                enabled == null ? !admin : enabled, properties.jobs().lock(), properties.job());
    }

    Duration interval(Job job) {
        LoyaltyProperties.Job settings = jobs.get(job.name().value());
        Duration set = settings == null ? null : settings.interval();
        Duration interval = set == null ? job.every() : set;
        if (interval.compareTo(LEAST_REST) < 0) {
            throw new IllegalArgumentException(
                    "loyalty.job." + job.name() + ".interval is at least 100 ms: " + interval);
        }
        return interval;
    }
}
