package org.pointsmall.loyalty.spring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Keeps a store from starting with a property {@code loyalty.*} that means nothing: a rate that was misspelt would be the
 * default one, and nobody would be told. What there is stands in the metadata, {@code spring-configuration-metadata.json},
 * of every jar on the class path. Variables of the environment may be other programs' and are let be.
 */
final class UnknownProperties implements BeanFactoryPostProcessor {
    static final String METADATA = "META-INF/spring-configuration-metadata.json";

    private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of(LoyaltyProperties.PREFIX);
    /** Of artifacts that a process which shares its properties with another need not have. */
    private static final List<ConfigurationPropertyName> OF_OTHERS =
            List.of(ConfigurationPropertyName.of("loyalty.api"), ConfigurationPropertyName.of("loyalty.search"));

    private final Environment environment;

    UnknownProperties(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Set<ConfigurationPropertyName> known = known(beans.getBeanClassLoader());
        List<ConfigurationPropertyName> absent = OF_OTHERS.stream()
                .filter(artifact -> known.stream().noneMatch(artifact::isAncestorOf))
                .toList();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource listed
                    && !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource)) {
                listed.stream()
                        .filter(OURS::isAncestorOf)
                        .filter(name -> absent.stream().noneMatch(artifact -> artifact.isAncestorOf(name)))
                        .forEach(name -> check(name, known));
            }
        }
    }

    private static void check(ConfigurationPropertyName name, Set<ConfigurationPropertyName> known) {
        ConfigurationPropertyName whole = name.isLastElementIndexed() ? name.getParent() : name;
        if (!known.contains(whole)) {
            String nearest = known.stream()
                    .map(ConfigurationPropertyName::toString)
                    .min(Comparator.comparing((String other) -> Spelling.distance(whole.toString(), other))
                            .thenComparing(Comparator.naturalOrder()))
                    .orElseThrow();
            throw new IllegalStateException(
                    "The points programme has no property " + whole + ". Do you mean " + nearest + "?");
        }
    }

    /** By name; names that differ in dashes and case alone are the same. */
    private static Set<ConfigurationPropertyName> known(@Nullable ClassLoader classes) {
        Set<ConfigurationPropertyName> names = new HashSet<>();
        ObjectMapper json = new ObjectMapper();
        try {
            for (URL metadata :
                    Collections.list(Objects.requireNonNullElse(classes, UnknownProperties.class.getClassLoader())
                            .getResources(METADATA))) {
                String text = text(metadata);
                // Others are long, and have nothing of ours.
                if (text.contains("\"loyalty.")) {
                    for (JsonNode property : json.readTree(text).path("properties")) {
                        names.add(ConfigurationPropertyName.of(
                                property.path("name").asText()));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static String text(URL resource) throws IOException {
        URLConnection connection = resource.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
