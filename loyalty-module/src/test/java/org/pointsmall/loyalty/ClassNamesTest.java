package org.pointsmall.loyalty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Two classes never share a simple name, so that a name alone says which class is meant: in a review, a log, a page. */
class ClassNamesTest {
    private static final Path ALL_MODULES = Path.of("..");
    private static final int DEEPEST_MODULE = 3;

    @Test
    void noTwoClassesOfAllModulesShareASimpleName() throws IOException {
        Map<String, List<Path>> classes = sources().stream()
                .collect(Collectors.groupingBy(
                        source -> source.getFileName().toString(), TreeMap::new, Collectors.toList()));

        assertThat(classes).hasSizeGreaterThan(500);
        assertThat(classes.values()).filteredOn(same -> same.size() > 1).isEmpty();
    }

    /** What is looked for would be found: the modules beside this one are read, too. */
    @Test
    void theClassesOfOtherModulesAreReadToo() throws IOException {
        assertThat(sources())
                .extracting(source -> source.getFileName().toString())
                .contains("Ledger.java", "ProblemCode.java", "DraftForm.java", "DemoMain.java", "StorePair.java");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.walk(ALL_MODULES, DEEPEST_MODULE)) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(ClassNamesTest::javaFilesIn)
                    .toList();
        }
    }

    private static Stream<Path> javaFilesIn(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
