package org.pointsmall.benchmarks.measure;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What else a figure depends on: a busy machine stretches both sides of a ratio, but not evenly. */
public final class Machine {
    private final double loadBefore = load();

    private Machine() {}

    /** Notes the load now, before the run adds its own. */
    public static Machine observe() {
        return new Machine();
    }

    public String describe() {
        return String.format(
                Locale.ROOT,
                "machine: %d processors, Java %s, load average %s before and %s at the end of the run",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                words(loadBefore),
                words(load()));
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Where the system keeps none, the JVM says so by a negative one. */
    private static String words(double load) {
        return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load);
    }
}
