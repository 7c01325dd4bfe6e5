package org.pointsmall.loyalty.removal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.spring.LoyaltyAutoConfiguration;

/** A {@link StoreInAProcess}, as a test speaks to it. */
final class OwnStore implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final PrintStream input;
    private final List<String> log = new ArrayList<>();

    private OwnStore(String classPath, String... properties) throws IOException {
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
                "java.base/java.util=ALL-UNNAMED",
                "-cp",
                classPath,
                StoreInAProcess.class.getName(),
                "--server.port=0"));
        Arrays.stream(properties).map(property -> "--" + property).forEach(command::add);
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        if (!answer().equals(StoreInAProcess.READY)) {
            throw new AssertionError("a store that does not begin by being ready");
        }
    }

    /** With the plugin's jar. */
    static OwnStore withPlugin(String... properties) throws IOException {
        return new OwnStore(classPath(), properties);
    }

    /** Without any class of the plugin. */
    static OwnStore withoutPlugin(String... properties) throws IOException {
        String plugin = Path.of(LoyaltyAutoConfiguration.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
        String rest = Arrays.stream(classPath().split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).toAbsolutePath().toString().equals(plugin))
                .collect(Collectors.joining(File.pathSeparator));
        if (rest.length() == classPath().length()) {
            throw new AssertionError("the plugin is not on the class path by the name " + plugin);
        }
        return new OwnStore(rest, properties);
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    String ask(String word, long... ids) throws IOException {
        StringJoiner line = new StringJoiner(" ").add(word);
        Arrays.stream(ids).mapToObj(Long::toString).forEach(line::add);
        input.println(line);
        return answer();
    }

    /** An answer that is an id. */
    long id(String word, long... ids) throws IOException {
        return Long.parseLong(ask(word, ids));
    }

    /** What it has logged so far. */
    String log() {
        return String.join("\n", log);
    }

    private String answer() throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(StoreInAProcess.ANSWER)) {
                return line.substring(StoreInAProcess.ANSWER.length());
            }
            log.add(line);
        }
        throw new AssertionError("the store has ended:\n" + log());
    }

    /** It ends with its input. */
    @Override
    public void close() throws IOException {
        input.close();
        try {
            while (output.readLine() != null) {
                // What it says as it goes, so that it is not kept from going.
            }
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
