package org.pointsmall.loyalty.spring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

import static org.assertj.core.api.Assertions.assertThat;

/** The metadata, which IDEs, the page of the configuration and {@link UnknownProperties} read, says what is bound. */
class SettingsMetadataTest {
    private static final Path METADATA = Path.of("src/main/resources", UnknownProperties.METADATA);
    private static final Pattern JOB_NAME = Pattern.compile("new JobName\\(\"([\\w-]+)\"\\)");

    private record Property(@Nullable String defaultValue, String type) {}

    @Test
    void everyPropertyThatIsBoundStandsThereWithItsDefaultAndType() throws IOException {
        Map<String, Property> bound = new TreeMap<>();
        collect(LoyaltyProperties.PREFIX, LoyaltyProperties.class, bound);
        Map<String, Property> said = metadata();
        said.keySet().removeIf(name -> name.startsWith("loyalty.job."));

        assertThat(said).hasSizeGreaterThan(30).isEqualTo(bound);
    }

    @Test
    void everyJobHasItsInterval() throws IOException {
        List<String> said = metadata().keySet().stream()
                .filter(name -> name.startsWith("loyalty.job."))
                .toList();

        assertThat(said)
                .containsExactlyInAnyOrderElementsOf(jobNames().stream()
                        .map(name -> "loyalty.job." + name + ".interval")
                        .toList());
    }

    @Test
    void everyPropertyIsExplainedInSentences() throws IOException {
        for (JsonNode property : properties()) {
            assertThat(property.path("description").asText())
                    .as(property.path("name").asText())
                    .matches("(?s)[A-Z].{15,}\\.");
        }
    }

    private static void collect(String prefix, Class<?> settings, Map<String, Property> found) {
        for (RecordComponent component : settings.getRecordComponents()) {
            Name named = parameter(settings, component).getAnnotation(Name.class);
            String name = prefix + "."
                    + ConfigurationPropertyName.adapt(named == null ? kebab(component.getName()) : named.value(), '.');
            if (component.getType().isRecord()) {
                collect(name, component.getType(), found);
            } else if (component.getType() != Map.class) {
                DefaultValue value = parameter(settings, component).getAnnotation(DefaultValue.class);
                String[] values = value == null ? new String[0] : value.value();
                found.put(name, new Property(values.length == 0 ? null : values[0], type(component)));
            }
        }
    }

    /** Of the constructor that binds. */
    private static java.lang.reflect.Parameter parameter(Class<?> settings, RecordComponent component) {
        return Stream.of(settings.getDeclaredConstructors()[0].getParameters())
                .filter(one -> one.getName().equals(component.getName()))
                .findFirst()
                .orElseThrow();
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static String type(RecordComponent component) {
        return switch (component.getGenericType().getTypeName()) {
            case "boolean" -> Boolean.class.getName();
            case "int" -> Integer.class.getName();
            case "long" -> Long.class.getName();
            default -> component.getGenericType().getTypeName();
        };
    }

    private static Map<String, Property> metadata() throws IOException {
        Map<String, Property> said = new TreeMap<>();
        for (JsonNode property : properties()) {
            JsonNode value = property.path("defaultValue");
            said.put(
                    property.path("name").asText(),
                    new Property(
                            value.isMissingNode() ? null : value.asText(),
                            property.path("type").asText()));
        }
        return said;
    }

    private static JsonNode properties() throws IOException {
        return new ObjectMapper().readTree(Files.readString(METADATA)).path("properties");
    }

    private static List<String> jobNames() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                JOB_NAME.matcher(Files.readString(source)).results().forEach(name -> names.add(name.group(1)));
            }
        }
        return names;
    }
}
