package org.pointsmall.loyalty.admin;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pointsmall.loyalty.admin.config.LoyaltyAdminAutoConfiguration;
import org.pointsmall.loyalty.spring.LoyaltyAutoConfiguration;

/** An {@link AdminInAProcess}, which is up. */
final class OwnAdmin implements AutoCloseable {
    private final Process process;
    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
    private final int port;

    private OwnAdmin(String classPath, List<String> flags, String... properties) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // Half of a start is to load classes. The demo's own processes verify the same ones.
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-Xmx512m",
                "-Duser.timezone=UTC",
                "--add-opens",
                "java.base/java.util=ALL-UNNAMED"));
        command.addAll(flags);
        command.addAll(List.of(
                "-cp", classPath, AdminInAProcess.class.getName(), "--server.port=0", "--broadleaf.flavour=admin"));
        command.add("--server.servlet.context-path=/admin");
        Arrays.stream(properties).map(property -> "--" + property).forEach(command::add);
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        port = portSaidIn(output);
        Thread reader = new Thread(() -> output.lines().forEach(log::add), "log of an admin");
        reader.setDaemon(true);
        reader.start();
    }

    /** With the plugin's jars, and what they ask for in the admin. */
    static OwnAdmin withPlugin(String... properties) throws IOException {
        String weaving = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-javaagent:") && argument.contains("spring-instrument"))
                .findFirst()
                .orElseThrow();
        return new OwnAdmin(classPath().collect(Collectors.joining(File.pathSeparator)), List.of(weaving), properties);
    }

    /** Without any class of the plugin. */
    static OwnAdmin withoutPlugin(String... properties) throws IOException {
        Set<Path> plugin = Set.of(home(LoyaltyAutoConfiguration.class), home(LoyaltyAdminAutoConfiguration.class));
        List<String> rest = classPath()
                .filter(entry -> !plugin.contains(Path.of(entry).toAbsolutePath()))
                .toList();
        if (rest.size() != classPath().count() - plugin.size()) {
            throw new AssertionError("the plugin is not on the class path as " + plugin);
        }
        return new OwnAdmin(String.join(File.pathSeparator, rest), List.of(), properties);
    }

    private static Stream<String> classPath() {
        return Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator));
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private int portSaidIn(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(AdminInAProcess.UP)) {
                return Integer.parseInt(line.substring(AdminInAProcess.UP.length()));
            }
            log.add(line);
        }
        throw new AssertionError("the admin has ended:\n" + log());
    }

    int port() {
        return port;
    }

    /** What it has logged so far. */
    String log() {
        return String.join("\n", log);
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
