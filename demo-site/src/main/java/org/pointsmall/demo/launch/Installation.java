package org.pointsmall.demo.launch;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/**
 * Where the programs lie that the launcher starts.
 *
 * @param java the JVM that runs the launcher: what it can run, it can run twice more
 * @param jar the demo's jar, whose manifest names the libraries in their order
 * @param weavingAgent Broadleaf adds fields to its entities while they load, which takes an agent
 */
record Installation(Path java, Path jar, Path weavingAgent) {

    static Installation ofThisProgram() throws StartFailure {
        CodeSource source = Installation.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw incomplete("an unknown place");
        }
        try {
            Path jar = Path.of(source.getLocation().toURI());
            return new Installation(javaCommand(), jar, weavingAgent(jar));
        } catch (URISyntaxException | IOException unreadable) {
            throw incomplete(source.getLocation() + " (" + unreadable + ")");
        }
    }

    static Path javaCommand() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static Path weavingAgent(Path jar) throws IOException, StartFailure {
        Path libraries = jar.resolveSibling("lib");
        if (!Files.isRegularFile(jar) || !Files.isDirectory(libraries)) {
            throw incomplete(jar.toString());
        }
        try (DirectoryStream<Path> agents = Files.newDirectoryStream(libraries, "spring-instrument-*.jar")) {
            for (Path agent : agents) {
                return agent;
            }
        }
        throw incomplete(jar.toString());
    }

    private static StartFailure incomplete(String where) {
        return new StartFailure(
                ExitCode.FAILED,
                "The demo is incomplete at " + where + ": build it with 'mvn -B -ntp -Ddemo package' and start "
                        + "demo-site/target/demo/points-mall-demo.jar.");
    }
}
