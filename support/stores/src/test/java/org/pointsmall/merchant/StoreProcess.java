package org.pointsmall.merchant;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The merchant's store in a process of its own, whose class path has the plugin's jars or has not. */
final class StoreProcess implements AutoCloseable {
    private static final long MINUTES = 10;

    /** What comes with the plugin and with nothing else. */
    private static final List<String> OF_THE_PLUGIN =
            List.of("loyalty-module", "storefront-api", "liquibase", "shedlock", "swagger-ui");

    private final Process process;
    private final Path log;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private StoreProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts the store, and waits until it answers. */
    static StoreProcess start(boolean withPlugin, Path log, List<String> properties) throws Exception {
        int port = freePort();
        List<String> arguments = new ArrayList<>(properties.stream().map("--"::concat).toList());
        arguments.addAll(
                List.of("--server.port=" + port, "--server.address=127.0.0.1", "--spring.main.banner-mode=off"));
        String classPath = withPlugin ? classPath() : withoutPlugin();
        Process process = java(classPath, MerchantStore.class.getName(), arguments, log);
        StoreProcess store = new StoreProcess(process, log, port);
        store.awaitUp();
        return store;
    }

    /** Runs a command of the plugin's to its end, as docs/install.md does; answers what it said. */
    static String command(String main, Path log, List<String> arguments) throws Exception {
        Process command = java(classPath(), main, arguments, log);
        try {
            if (!command.waitFor(MINUTES, TimeUnit.MINUTES) || command.exitValue() != 0) {
                throw new AssertionError(main + " did not end well:\n" + Files.readString(log));
            }
            return Files.readString(log);
        } finally {
            command.destroyForcibly();
        }
    }

    private static Process java(String classPath, String main, List<String> arguments, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens",
                "java.base/java.util=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-Xmx400m",
                "-Duser.timezone=UTC",
                "-Dfile.encoding=UTF-8",
                "-cp",
                classPath,
                main));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("LOYALTY_DATABASE_PASSWORD", "");
        return builder.start();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    static String withoutPlugin() {
        return Arrays.stream(classPath().split(File.pathSeparator))
                .filter(entry -> OF_THE_PLUGIN.stream().noneMatch(entry::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private void awaitUp() throws Exception {
        long start = System.nanoTime();
        while (!answers()) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS)
                    || System.nanoTime() - start > TimeUnit.MINUTES.toNanos(MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("the store does not start:\n" + Files.readString(log));
            }
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            HttpRequest asked = HttpRequest.newBuilder(uri("/api/orders")).build();
            return http.send(asked, HttpResponse.BodyHandlers.discarding()).statusCode() == 401;
        } catch (IOException notYet) {
            return false;
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Asks in the name of a customer whose password is their name. */
    String as(String customer, String method, String path, String body) throws Exception {
        String credentials =
                Base64.getEncoder().encodeToString((customer + ":" + customer).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
        return answer.body();
    }

    /** Asks as nobody. */
    String post(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build())
                .body();
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new AssertionError(request + " " + answer.statusCode() + " " + answer.body() + "\n"
                    + Files.readString(log));
        }
        return answer;
    }

    /** Stops it as an operator does. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
    }
}
