package org.pointsmall.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;

/**
 * A program that serves HTTP. Its standard input is a pipe that we hold and never write to: the demo's programs end
 * when it breaks, so that they do not outlive us however we end.
 */
final class ServerProcess implements AutoCloseable {
    static final String LOOPBACK = "127.0.0.1";

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    /** Longer than the demo's launcher gives its own two children, one after the other. */
    private static final Duration GRACE = Duration.ofSeconds(45);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final int TAIL_LINES = 30;

    private final Process process;
    private final Path log;
    private final long startNanos;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private ServerProcess(Process process, Path log, long startNanos) {
        this.process = process;
        this.log = log;
        this.startNanos = startNanos;
    }

    /** @param log takes both output streams, after what is in it already */
    static ServerProcess start(List<String> command, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.PIPE);
        long startNanos = System.nanoTime();
        return new ServerProcess(builder.start(), log, startNanos);
    }

    /** One that nobody listens at now; somebody may take it before we do, which the next run will not meet again. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    static Path javaCommand() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Waits for a 200 from the address. The answer is the time since the process was started. */
    Duration awaitUp(URI health) throws BenchmarkFailure, InterruptedException {
        while (!answers(health)) {
            if (process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BenchmarkFailure("A program ended with code " + process.exitValue() + ":\n" + logTail());
            }
            if (sinceStart().compareTo(START_LIMIT) > 0) {
                throw new BenchmarkFailure("A program does not serve after " + sinceStart() + ":\n" + logTail());
            }
        }
        return sinceStart();
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private boolean answers(URI health) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(30)).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            // Nobody listens, or who did is not ready to answer: asked again until the limit.
            return false;
        }
    }

    long pid() {
        return process.pid();
    }

    /** What the processors have worked for this process so far: far steadier than the clock where others work too. */
    Duration cpuTime() throws BenchmarkFailure {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new BenchmarkFailure("The system does not say how long a process has worked"));
    }

    /** The programs that this one has started, the earliest first. */
    List<ProcessHandle> children() {
        return process.children()
                .sorted((one, other) -> one.info()
                        .startInstant()
                        .orElseThrow()
                        .compareTo(other.info().startInstant().orElseThrow()))
                .toList();
    }

    private String logTail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(its log can't be read: " + unreadable + ")";
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException inAHurry) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        process.onExit().join();
    }
}
