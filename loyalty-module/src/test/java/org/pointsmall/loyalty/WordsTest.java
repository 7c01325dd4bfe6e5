package org.pointsmall.loyalty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every word of the glossary names the class to begin reading with, and that class is there. */
class WordsTest {
    private static final Path GLOSSARY = Path.of("../docs/words.md");
    private static final Path SOURCES = Path.of("src/main/java/org/pointsmall/loyalty");
    private static final Pattern CLASS = Pattern.compile("`(\\w+)\\.(\\w+)`");

    @Test
    void everyWordNamesAClassThatIsThere() throws IOException {
        List<String> words = Files.readAllLines(GLOSSARY).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| word "))
                .toList();

        assertThat(words).hasSizeGreaterThan(20).allSatisfy(word -> assertThat(classesOf(word))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).exists()));
    }

    private static Stream<Path> classesOf(String word) {
        return CLASS.matcher(word).results().map(name -> SOURCES.resolve(name.group(1))
                .resolve(name.group(2) + ".java"));
    }
}
