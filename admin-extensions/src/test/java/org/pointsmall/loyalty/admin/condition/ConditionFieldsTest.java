package org.pointsmall.loyalty.admin.condition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.FieldType;
import org.pointsmall.loyalty.condition.Operator;
import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ConditionFieldsTest {
    private final ConditionFields fields = new ConditionFields(texts(), List.of("table no.", "渠道"));

    @ParameterizedTest
    @CsvSource({"en, Order: amount that earns, Order: attribute 渠道", "zh-CN, 订单：可累积积分的金额, 订单：属性 渠道"})
    void listsAllFieldsInTheLanguageOfThePage(String language, String first, String last) {
        JsonNode listed = fields.shown(Locale.forLanguageTag(language)).path("fields");

        assertThat(listed).hasSize(Field.catalogue().size() + 2);
        assertThat(listed.path(0).path("label").asText()).isEqualTo(first);
        assertThat(listed.path(listed.size() - 1).path("label").asText()).isEqualTo(last);
        assertThat(listed)
                .extracting(field -> field.path("name").asText())
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(Field.named(name)).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"en", "zh-CN"})
    void allThatItSaysIsInWords(String language) {
        List<String> said = new ArrayList<>();
        JsonNode shown = fields.shown(Locale.forLanguageTag(language));
        shown.findValues("label").forEach(label -> said.add(label.asText()));
        shown.path("words").forEach(word -> said.add(word.asText()));

        assertThat(said).noneMatch(text -> text.isBlank() || text.startsWith("Loyalty"));
    }

    @Test
    void offersOfEachTypeWhatItCanBeComparedBy() {
        JsonNode operators = fields.shown(Locale.ENGLISH).path("operators");

        for (FieldType type : FieldType.values()) {
            assertThat(operators.path(type.name()))
                    .extracting(operator -> operator.path("code").asText())
                    .containsExactlyElementsOf(
                            type.operators().stream().map(Operator::code).toList());
        }
        assertThat(operators.path("TEXTS")).anySatisfy(operator -> assertThat(operator.toString())
                .isEqualTo("{\"code\":\"count-at-least\",\"label\":\"has at least so many\",\"least\":1,\"most\":1,"
                        + "\"counts\":true}"));
    }

    @Test
    void takesNoAttributeThatCannotBeAField() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ConditionFields(texts(), List.of("a\"b")));
    }

    private static ResourceBundleMessageSource texts() {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("org.pointsmall.loyalty.admin.texts");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        return texts;
    }
}
