package org.pointsmall.loyalty.recommendation.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SearchPropertiesTest {
    private static final Path METADATA = Path.of("src/main/resources/META-INF/spring-configuration-metadata.json");

    @Test
    void theMetadataSayWhatIsBound() throws IOException {
        Map<String, String> bound = new TreeMap<>();
        collect(SearchProperties.PREFIX, SearchProperties.class, bound);
        Map<String, String> said = new TreeMap<>();
        for (JsonNode property :
                new ObjectMapper().readTree(Files.readString(METADATA)).path("properties")) {
            said.put(
                    property.path("name").asText(),
                    property.path("defaultValue").asText());
            assertThat(property.path("description").asText()).matches("(?s)[A-Z].{15,}\\.");
        }
        assertThat(said).isEqualTo(bound);
    }

    private static void collect(String prefix, Class<?> settings, Map<String, String> found) {
        for (Parameter parameter : settings.getDeclaredConstructors()[0].getParameters()) {
            String name = prefix + "."
                    + parameter.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (parameter.getType().isRecord()) {
                collect(name, parameter.getType(), found);
            } else {
                DefaultValue value = parameter.getAnnotation(DefaultValue.class);
                found.put(name, value == null || value.value().length == 0 ? "" : value.value()[0]);
            }
        }
    }

    @Test
    void hostsAreOneLineOrSeveral() {
        MockEnvironment line =
                new MockEnvironment().withProperty("loyalty.search.hosts", "http://a:9200,https://b:9243");
        MockEnvironment items = new MockEnvironment()
                .withProperty("loyalty.search.hosts[0]", "http://a:9200")
                .withProperty("loyalty.search.hosts[1]", "https://b:9243");
        assertThat(SearchProperties.from(line).hosts())
                .hasSize(2)
                .isEqualTo(SearchProperties.from(items).hosts());
        assertThat(SearchProperties.from(new MockEnvironment()).hosts()).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsRefusedByName() {
        for (String[] wrong : new String[][] {
            {"hosts", "search-1"},
            {"index-prefix", "Loyalty"},
            {"username", "only"},
            {"time-out", "0s"},
            {"breaker.failures", "101"}
        }) {
            MockEnvironment environment = new MockEnvironment().withProperty("loyalty.search." + wrong[0], wrong[1]);
            assertThatThrownBy(() -> SearchProperties.from(environment))
                    .getRootCause()
                    .hasMessageContaining("loyalty.search." + wrong[0].split("\\.")[0]);
        }
    }
}
