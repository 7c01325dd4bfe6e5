package org.pointsmall.loyalty.simulation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A simulation, and how far it has come.
 *
 * @param orders how many orders of the period the store had when it was started
 * @param done how many of these have been looked at
 * @param lastOrder the store's order that was looked at last; 0 before the first
 * @param actor who started it
 * @param endedAt when it was finished or stopped; null while it runs
 */
public record Simulation(
        SimulationId id,
        Plan plan,
        Status status,
        long orders,
        long done,
        long lastOrder,
        String actor,
        Instant startedAt,
        @Nullable Instant endedAt) {

    /** Where it stands. */
    public enum Status {
        RUNNING,
        FINISHED,
        STOPPED
    }

    Simulation advanced(long looked, long last) {
        return new Simulation(id, plan, status, orders, done + looked, last, actor, startedAt, endedAt);
    }

    Simulation ended(Status how, Instant at) {
        return new Simulation(id, plan, how, orders, done, lastOrder, actor, startedAt, at);
    }
}
