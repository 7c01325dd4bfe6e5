package org.pointsmall.demo.nodes;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.pointsmall.demo.store.StoreClient;

/** A node: the demo's site in a process of its own, which ends when the test does, in whatever way. */
public final class SiteProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final int TAIL_LINES = 60;

    private final Process process;
    private final Path log;
    private final int port;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMinutes(1))
            .build();

    private SiteProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * @param main the main class, which must end when its standard input does, and its first arguments
     * @param properties as arguments, without the dashes
     * @param log takes what the process says
     */
    static SiteProcess start(List<String> main, List<String> properties, Path log) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens",
                "java.base/java.util=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // Half of a start is to load classes. The demo's own processes verify the same ones.
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xmx400m",
                "-Duser.timezone=UTC",
                "-Dfile.encoding=UTF-8",
                weavingAgent(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(main);
        command.addAll(
                List.of("--spring.profiles.active=demo", "--spring.main.banner-mode=off", "--server.port=" + port));
        properties.forEach(property -> command.add("--" + property));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.PIPE);
        return new SiteProcess(builder.start(), log, port);
    }

    /** The one that this JVM runs with. */
    private static String weavingAgent() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-javaagent:") && argument.contains("spring-instrument"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the tests of this module run with spring-instrument"));
    }

    /** One that nobody listens at now; somebody may take it before the node does, which the next run will not meet. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    public SiteProcess awaitUp() {
        URI health = URI.create("http://127.0.0.1:" + port + "/actuator/health");
        await("the site is up", START_LIMIT, () -> answers(health));
        return this;
    }

    private boolean answers(URI health) {
        HttpRequest request =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(30)).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A guest of this node. */
    public StoreClient guest() {
        return StoreClient.at(port);
    }

    /** Waits until this is so; fails where it does not become so in time, or the process ends. */
    public void await(String what, Duration limit, BooleanSupplier condition) {
        long start = System.nanoTime();
        try {
            while (!condition.getAsBoolean()) {
                if (process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("ended, and not: " + what + "\n" + logTail());
                }
                if (System.nanoTime() - start > limit.toNanos()) {
                    throw new AssertionError("not within " + limit + ": " + what + "\n" + logTail());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Writes a line to its standard input. */
    public void tell(String line) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    /** By SIGKILL. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** By SIGTERM, as whoever runs it stops it; returns when it has ended by itself. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("did not stop within " + STOP_LIMIT + "\n" + logTail());
        }
    }

    String logTail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(its log can't be read: " + unreadable + ")";
        }
    }

    @Override
    public void close() {
        kill();
    }
}
