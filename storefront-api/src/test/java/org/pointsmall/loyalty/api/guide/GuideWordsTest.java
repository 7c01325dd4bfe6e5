package org.pointsmall.loyalty.api.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.FieldType;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.Stacking;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.QualifyingPeriod;

import static org.assertj.core.api.Assertions.assertThat;

class GuideWordsTest {

    static Stream<String> needed() {
        List<Stream<String>> needed = List.of(
                Field.catalogue().stream()
                        .filter(field -> !field.equals(Field.MEMBER_SEGMENTS))
                        .flatMap(GuideWordsTest::keys),
                Arrays.stream(Operator.values()).map(operator -> "condition." + operator.code()),
                Arrays.stream(Limit.Period.values()).map(period -> "limit." + period),
                Stream.of(Stacking.HIGHEST, Stacking.FIRST).map(stacking -> "stacking." + stacking),
                Arrays.stream(Expiry.End.values()).map(end -> "expiry." + end),
                Arrays.stream(Measure.values()).map(measure -> "tier." + measure),
                Arrays.stream(QualifyingPeriod.Unit.values()).map(unit -> "tier.calendar." + unit));
        return needed.stream().flatMap(keys -> keys);
    }

    private static Stream<String> keys(Field field) {
        String key = "field." + field.name();
        return field.type() == FieldType.FLAG ? Stream.of(key + ".true", key + ".false") : Stream.of(key);
    }

    @ParameterizedTest
    @MethodSource("needed")
    void hasWordsForEach(String key) throws IOException {
        assertThat(bundle("")).containsKey(key);
    }

    @Test
    void hasWordsForNoSegments() throws IOException {
        assertThat(bundle("").stringPropertyNames()).noneMatch(key -> key.contains("segment"));
    }

    @Test
    void saysTheSameInBothLanguages() throws IOException {
        Properties english = bundle("");
        Properties chinese = bundle("_zh_CN");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(chinese.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
            assertThat(english.getProperty(key)).as(key).doesNotContainPattern("\\p{IsHan}");
        }
        for (String order : List.of("rule.order", "what.order")) {
            assertThat(new HashSet<>(List.of(chinese.getProperty(order).split(" "))))
                    .isEqualTo(new HashSet<>(List.of(english.getProperty(order).split(" "))));
        }
    }

    /** Read strictly as UTF-8. */
    private static Properties bundle(String suffix) throws IOException {
        String name = "/" + Words.BUNDLE.replace('.', '/') + suffix + ".properties";
        try (InputStream in = GuideWordsTest.class.getResourceAsStream(name)) {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
            Properties properties = new Properties();
            properties.load(new StringReader(text));
            assertThat(text.lines().filter(line -> line.matches("[^#].*=.*")))
                    .as("no key twice")
                    .hasSize(properties.size());
            return properties;
        }
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{(\\w+)")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
