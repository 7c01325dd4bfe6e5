package org.pointsmall.loyalty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each decision is a file with its day, and the index has them all in their order. */
class DecisionsTest {
    private static final Path DECISIONS = Path.of("../docs/decisions");
    private static final Pattern DECISION = Pattern.compile("\\d{3}-[a-z0-9-]+\\.md");
    private static final Pattern ROW = Pattern.compile("\\| (\\d{3}) \\| \\[(.+)]\\((.+)\\) \\| (\\S+) \\|");

    @Test
    void theIndexHasEveryDecisionWithItsTitleAndDay() throws IOException {
        List<String> rows = Files.readAllLines(DECISIONS.resolve("README.md")).stream()
                .filter(line -> ROW.matcher(line).matches())
                .toList();
        List<String> expected = decisions().stream().map(DecisionsTest::row).toList();

        assertThat(expected).hasSizeGreaterThan(60);
        assertThat(rows).isEqualTo(expected);
    }

    @Test
    void noTwoDecisionsHaveOneNumber() throws IOException {
        assertThat(decisions())
                .extracting(file -> file.getFileName().toString().substring(0, 3))
                .doesNotHaveDuplicates();
    }

    private static List<Path> decisions() throws IOException {
        try (Stream<Path> files = Files.list(DECISIONS)) {
            return files.filter(file ->
                            DECISION.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private static String row(Path decision) {
        String name = decision.getFileName().toString();
        try {
            List<String> lines = Files.readAllLines(decision);
            return "| %s | [%s](%s) | %s |"
                    .formatted(name.substring(0, 3), lines.get(0).replaceFirst("^# ", ""), name, lines.get(1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
