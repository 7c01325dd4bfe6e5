package org.pointsmall.loyalty.libraries;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The plugin's own code on the libraries that Spring Boot 2.7 to 3.5 bring to a store, from the least to the newest: each
 * row is a folder of jars that the build puts below {@code target/libraries}, and takes the place of those that we build
 * with. The usual build runs both ends; {@code -Dlibraries.between=true} runs what lies between them, too.
 */
@Tag("heavy")
class LibraryVersionsTest {
    private static final Path ROWS = Path.of("target", "libraries");
    private static final List<String> ENDS = List.of("liquibase-4.9.1", "liquibase-4.31.1", "boot-3.5");

    static List<String> rows() throws IOException {
        return Boolean.getBoolean("libraries.between") ? all() : ENDS;
    }

    private static List<String> all() throws IOException {
        try (Stream<Path> rows = Files.list(ROWS)) {
            return rows.map(row -> row.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theLeastAndTheNewestAreAmongThem() throws IOException {
        assertThat(all()).containsAll(ENDS).hasSizeGreaterThanOrEqualTo(8);
    }

    /** On both databases by one loader: to load and link the libraries is what takes the time. */
    @ParameterizedTest
    @MethodSource("rows")
    void aLifeOfTheProgrammeOnH2AndOnPostgreSql(String row) throws Exception {
        try (Libraries libraries = new Libraries(row);
                TestDatabase postgres = TestDatabase.onPostgreSql()) {
            assertThat(libraries.live("org.h2.Driver", "jdbc:h2:mem:" + row + ";DB_CLOSE_DELAY=-1"))
                    .contains(row.startsWith("liquibase") ? row.replace("liquibase-", "Liquibase ") : "Spring 6.2");
            assertThat(libraries.live("org.postgresql.Driver", postgres.url())).contains("Liquibase");
        }
    }

    private static final class Libraries implements AutoCloseable {
        private final URLClassLoader loader;

        Libraries(String row) throws IOException {
            loader = new URLClassLoader(classPath(ROWS.resolve(row)), ClassLoader.getPlatformClassLoader());
        }

        @SuppressWarnings("unchecked")
        String live(String driver, String url) throws Exception {
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            try {
                Thread.currentThread().setContextClassLoader(loader);
                Class<?> life = loader.loadClass(PluginLife.class.getName());
                return ((BiFunction<String, String, String>)
                                life.getConstructor().newInstance())
                        .apply(driver, url);
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
        }

        @Override
        public void close() throws IOException {
            loader.close();
        }
    }

    /** The row's jars, and of this test's own class path what they do not replace. */
    private static URL[] classPath(Path row) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(row)) {
            jars = files.toList();
        }
        Set<String> replaced = jars.stream().map(LibraryVersionsTest::artifact).collect(Collectors.toSet());
        List<URL> all = new ArrayList<>();
        for (Path jar : jars) {
            all.add(url(jar));
        }
        String own = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : own.split(File.pathSeparator)) {
            if (!replaced.contains(artifact(Path.of(entry)))) {
                all.add(url(Path.of(entry)));
            }
        }
        return all.toArray(URL[]::new);
    }

    /** A jar's name up to its version. */
    private static String artifact(Path file) {
        return file.getFileName().toString().replaceFirst("-[0-9].*", "");
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }
}
