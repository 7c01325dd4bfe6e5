package org.pointsmall.loyalty.broadleaf.config;

import java.time.Duration;
import org.pointsmall.loyalty.job.Job;
import org.springframework.core.env.Environment;

/**
 * How the jobs run, from the store's properties. How often one does is {@code loyalty.job.<name>.interval}, or else its
 * own {@link Job#every}.
 *
 * @param enabled {@code loyalty.jobs.enabled}: whether this process runs jobs by itself; a site does, an admin
 *     ({@code broadleaf.flavour=admin}) does not unless told to. The site has the catalogue and the orders warm, there
 *     are as many of it as the load needs, and an admin that somebody restarts should not cut work off
 * @param lockLasting {@code loyalty.jobs.lock}: how soon another node takes up the job of a node that died; 2 minutes.
 *     A chunk of any job must be done well within it
 */
record JobSettings(boolean enabled, Duration lockLasting, Environment environment) {

    static JobSettings from(Environment environment) {
        boolean admin = "admin".equalsIgnoreCase(environment.getProperty("broadleaf.flavour"));
        return new JobSettings(
                environment.getProperty("loyalty.jobs.enabled", Boolean.class, !admin),
                environment.getProperty("loyalty.jobs.lock", Duration.class, Duration.ofMinutes(2)),
                environment);
    }

    Duration interval(Job job) {
        String property = "loyalty.job." + job.name() + ".interval";
        Duration interval = environment.getProperty(property, Duration.class, job.every());
        if (interval.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException(property + " is at least 100 ms: " + interval);
        }
        return interval;
    }
}
