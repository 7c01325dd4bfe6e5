package org.pointsmall.loyalty.admin.simulation;

import java.util.Map;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.simulation.Simulation;

/**
 * A simulation, and how far it is.
 *
 * @param first its first day
 * @param last its last day
 * @param percent of its orders that were looked at, whole
 */
record SimulationView(
        String id,
        String name,
        String first,
        String last,
        Simulation.Status status,
        long percent,
        String done,
        String orders,
        String startedAt,
        String startedBy,
        String endedAt) {
    private static final int ALL = 100;

    static SimulationView of(Simulation simulation, DisplayFormat written) {
        return new SimulationView(
                Long.toString(simulation.id().value()),
                simulation.plan().name(),
                written.day(simulation.plan().from()),
                written.lastDay(simulation.plan().until()),
                simulation.status(),
                percent(simulation),
                written.number(simulation.done()),
                written.number(simulation.orders()),
                written.time(simulation.startedAt()),
                simulation.actor(),
                written.timeOrNothing(simulation.endedAt()));
    }

    /** Orders may have been added to the period meanwhile; only what is finished is all of it. */
    private static long percent(Simulation simulation) {
        if (simulation.status() == Simulation.Status.FINISHED) {
            return ALL;
        }
        return Math.min(ALL - 1, simulation.done() * ALL / Math.max(1, simulation.orders()));
    }

    public boolean running() {
        return status == Simulation.Status.RUNNING;
    }

    /** What the page asks for again and again. */
    Map<String, Object> progress() {
        return Map.of("status", status.name(), "percent", percent, "done", done, "orders", orders);
    }
}
