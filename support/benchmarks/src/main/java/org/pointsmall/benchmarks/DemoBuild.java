package org.pointsmall.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;

/** The demo as the build leaves it: a jar whose manifest names its libraries, and beside it those libraries. */
final class DemoBuild {
    private static final String JAR = "points-mall-demo.jar";

    private final Path folder;

    private DemoBuild(Path folder) {
        this.folder = folder;
    }

    static DemoBuild in(Path folder) throws BenchmarkFailure {
        Path absolute = folder.toAbsolutePath().normalize();
        if (!Files.isRegularFile(absolute.resolve(JAR)) || !Files.isDirectory(absolute.resolve("lib"))) {
            throw new BenchmarkFailure("There is no demo in " + absolute
                    + ". Build it with 'mvn -q -DskipTests package' and start from the project's root, or name the"
                    + " folder with --demo.");
        }
        return new DemoBuild(absolute);
    }

    Path jar() {
        return folder.resolve(JAR);
    }

    Path weavingAgent() throws IOException, BenchmarkFailure {
        try (DirectoryStream<Path> agents =
                Files.newDirectoryStream(folder.resolve("lib"), "spring-instrument-*.jar")) {
            for (Path agent : agents) {
                return agent;
            }
        }
        throw new BenchmarkFailure("There is no spring-instrument in " + folder.resolve("lib"));
    }

    /**
     * The class path of one kind of store, in the manifest's order. The demo's own jar comes as a copy in another
     * folder: where it lies, its manifest would bring the plugin back in.
     */
    String classPath(StoreKind kind, Path copyOfJar) throws IOException, BenchmarkFailure {
        return Stream.concat(
                        Stream.of(copyOfJar),
                        libraries()
                                .filter(name ->
                                        kind.takes(Path.of(name).getFileName().toString()))
                                .map(folder::resolve))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Stream<String> libraries() throws IOException, BenchmarkFailure {
        try (JarFile jar = new JarFile(jar().toFile())) {
            Manifest manifest = jar.getManifest();
            String names =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (names == null) {
                throw new BenchmarkFailure("The manifest of " + jar() + " has no class path");
            }
            return Stream.of(names.split(" "));
        }
    }
}
