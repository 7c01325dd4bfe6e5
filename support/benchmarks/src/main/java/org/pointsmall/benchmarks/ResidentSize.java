package org.pointsmall.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;

/** How much of a process is in memory. */
record ResidentSize(long bytes) {
    /** From Linux' process files, or from {@code ps} where there are none. */
    static ResidentSize of(long pid) throws IOException, BenchmarkFailure {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        return Files.exists(status) ? ofStatus(Files.readAllLines(status)) : ofPs(pid);
    }

    /** @param lines of a file /proc/PID/status */
    static ResidentSize ofStatus(List<String> lines) throws BenchmarkFailure {
        for (String line : lines) {
            if (line.startsWith("VmRSS:")) {
                return ofKibibytes(
                        line.substring("VmRSS:".length()).replace("kB", "").strip());
            }
        }
        throw new BenchmarkFailure("A process has no resident size any more: it has ended");
    }

    private static ResidentSize ofPs(long pid) throws IOException, BenchmarkFailure {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        return ofKibibytes(new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
    }

    private static ResidentSize ofKibibytes(String number) throws BenchmarkFailure {
        try {
            return new ResidentSize(Math.multiplyExact(Long.parseLong(number), 1024L));
        } catch (NumberFormatException unexpected) {
            throw new BenchmarkFailure("'" + number + "' is no resident size");
        }
    }

    ResidentSize plus(ResidentSize other) {
        return new ResidentSize(Math.addExact(bytes, other.bytes));
    }

    /** In units of a million bytes, as the target is given. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
    }
}
