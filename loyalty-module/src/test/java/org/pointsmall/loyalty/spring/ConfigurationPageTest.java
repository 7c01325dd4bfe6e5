package org.pointsmall.loyalty.spring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of the page about the configuration is made from the metadata. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final String BEGIN = "<!-- This table is made from the metadata; see ConfigurationPageTest. -->\n";
    private static final String END = "<!-- End of the table. -->";
    private static final List<Path> ARTIFACTS =
            List.of(Path.of("."), Path.of("../storefront-api"), Path.of("../recommendation-elasticsearch"));

    /** Where it is another, the right page is written to {@code target/configuration.md}, to be taken from there. */
    @Test
    void thePageSaysWhatTheMetadataSay() throws IOException {
        String page = Files.readString(PAGE);
        String made =
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + table() + page.substring(page.indexOf(END));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/configuration.md"), made);

        assertThat(page).isEqualTo(made);
    }

    private static String table() throws IOException {
        StringBuilder table = new StringBuilder("| property | default | meaning |\n|---|---|---|\n");
        for (Path artifact : ARTIFACTS) {
            JsonNode metadata = new ObjectMapper()
                    .readTree(Files.readString(artifact.resolve("src/main/resources/" + UnknownProperties.METADATA)));
            for (JsonNode property : metadata.path("properties")) {
                JsonNode value = property.path("defaultValue");
                table.append("| `%s` | %s | %s |\n"
                        .formatted(
                                property.path("name").asText(),
                                value.isMissingNode() ? "" : "`" + value.asText() + "`",
                                property.path("description").asText()));
            }
        }
        return table.toString();
    }
}
