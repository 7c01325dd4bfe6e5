package org.pointsmall.elasticsearch.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An Elasticsearch that runs: from its start, after which it answers, until it is closed or killed. */
public final class ElasticsearchNode implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final int LAST_LINES = 15;

    private static @Nullable ElasticsearchNode shared;

    private final Path data;
    private final Process process;
    private final Ports ports;

    /** Where it listens, and where for other nodes. */
    private record Ports(int http, int transport) {}

    private ElasticsearchNode(Path data, Process process, Ports ports) {
        this.data = data;
        this.process = process;
        this.ports = ports;
    }

    /**
     * Starts one and waits until it answers.
     *
     * @param data where it keeps its indexes: what is there already it serves again
     * @param port 0 for any that is free
     * @throws NodeFailure where it can't be started; says why
     */
    public static ElasticsearchNode start(Path data, int port) {
        return start(data, port, NodeCommand.USUAL_HEAP);
    }

    /**
     * The same for an index of many documents.
     *
     * @param heap in megabytes
     */
    public static ElasticsearchNode start(Path data, int port, int heap) {
        return start(data, port, NodeCommand.ALONE, heap);
    }

    /** Starts the first of several, on a port that is free: without it the cluster has no master. */
    public static ElasticsearchNode startCluster(Path data) {
        return start(data, 0, NodeCommand.FIRST, NodeCommand.USUAL_HEAP);
    }

    /** Starts one more beside this one, which {@link #startCluster} has made. It keeps data, and is no master. */
    public ElasticsearchNode startAnother(Path itsData) {
        return start(itsData, 0, Integer.toString(ports.transport()), NodeCommand.USUAL_HEAP);
    }

    private static ElasticsearchNode start(Path data, int port, String cluster, int heap) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        try {
            Files.createDirectories(data);
            Path log = data.resolve("process.log");
            Process process = new ProcessBuilder(NodeCommand.of(java, data.toAbsolutePath(), port, cluster, heap))
                    .redirectError(log.toFile())
                    .start();
            return new ElasticsearchNode(data, process, readyPorts(process, log));
        } catch (IOException e) {
            throw new NodeFailure("Elasticsearch can't be started in " + data + ": " + e.getMessage(), e);
        }
    }

    /** The one of this process, on a port of its own, empty when it is first asked for. It ends with the process. */
    public static synchronized ElasticsearchNode shared() {
        ElasticsearchNode running = shared;
        if (running == null || !running.isAlive()) {
            running = start(temporaryFolder(), 0);
            Runtime.getRuntime().addShutdownHook(new Thread(running::closeAndForget, "stop-elasticsearch"));
            shared = running;
        }
        return running;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("elasticsearch-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Ports readyPorts(Process process, Path log) throws IOException {
        CompletableFuture<Ports> ready = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(process, ready), "elasticsearch-output");
        reader.setDaemon(true);
        reader.start();
        try {
            return ready.get(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException ended) {
            throw new NodeFailure("Elasticsearch ended by itself. The end of " + log + ":\n" + lastLines(log), ended);
        } catch (TimeoutException late) {
            process.destroyForcibly();
            throw new NodeFailure(
                    "Elasticsearch does not answer after " + LONGEST_START.toSeconds() + " s. The end of " + log + ":\n"
                            + lastLines(log),
                    late);
        } catch (InterruptedException inAHurry) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new NodeFailure("Interrupted while Elasticsearch started", inAHurry);
        }
    }

    /** To the end, so that the node is never kept waiting for somebody to read what it says. */
    private static void read(Process process, CompletableFuture<Ports> ready) {
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            said.lines()
                    .filter(line -> line.startsWith(NodeMain.READY))
                    .forEach(line -> ready.complete(ports(line.substring(NodeMain.READY.length()))));
        } catch (IOException | UncheckedIOException closed) {
            // It has ended, which is all that is to be said.
        }
        ready.completeExceptionally(new IllegalStateException("it ended before it was ready"));
    }

    private static Ports ports(String said) {
        String[] both = said.split(" ");
        return new Ports(Integer.parseInt(both[0]), Integer.parseInt(both[1]));
    }

    private static String lastLines(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - LAST_LINES), all.size()));
        }
    }

    public int port() {
        return ports.http();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + ports.http());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The process, for whoever pauses it. */
    public long pid() {
        return process.pid();
    }

    /** Ends it in the middle of whatever it does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Stops it; its data stay. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException inAHurry) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    private void closeAndForget() {
        close();
        try {
            Files.walkFileTree(data, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
                        throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException left) {
            System.err.println("Left in place: " + data + " (" + left + ")");
        }
    }
}
