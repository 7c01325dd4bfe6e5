package org.pointsmall.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;

/** What another JVM holds in its heap after a full collection, from the JDK's {@code jcmd}. */
final class LiveObjects {
    private static final double BYTES_PER_MB = 1e6;

    private LiveObjects() {}

    static String of(long pid) throws BenchmarkFailure {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            List<String> lines = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("Total"))
                    .toList();
            if (lines.isEmpty()) {
                throw new BenchmarkFailure("jcmd does not tell what process " + pid + " holds");
            }
            String[] total = lines.get(0).split("\\s+");
            return String.format(Locale.ROOT, "%.1f MB", Long.parseLong(total[2]) / BYTES_PER_MB);
        } catch (IOException failed) {
            throw new BenchmarkFailure("There is no jcmd: " + failed.getMessage());
        }
    }
}
