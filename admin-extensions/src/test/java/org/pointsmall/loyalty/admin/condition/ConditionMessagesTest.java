package org.pointsmall.loyalty.admin.condition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.admin.page.DraftForm;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.condition.ConditionProblem;
import org.pointsmall.loyalty.condition.ReadCondition;
import org.pointsmall.loyalty.refusal.Invalid;

import static org.assertj.core.api.Assertions.assertThat;

/** What an operator reads where a condition is refused: each number in its place, amounts as they were typed. */
class ConditionMessagesTest {
    private static final ConditionForm FORM = new ConditionForm(Currency.getInstance("GBP"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            order.subtotal    | more-than | ninety | ninety is not of the kind that is compared here. | “ninety”的类型与所比较的内容不符。
            order.items       | is | many | many is not of the kind that is compared here. | “many”的类型与所比较的内容不符。
            member.birthMonth | is | 13 | This must be from 1 to 12. | 须在 1 至 12 之间。
            order.items       | is | 2000000000 | This must be from 0 to 1,000,000,000. | 须在 0 至 1,000,000,000 之间。
            order.day         | is | 1899-12-31 | This must be from 1900-01-01 to 9999-12-31. | 须在 1900-01-01 至 9999-12-31 之间。
            order.subtotal    | is | 10000000000000.01 | This must be from 0.00 to 10000000000000.00. | 须在 0.00 至 10000000000000.00 之间。
            order.subtotal    | contains | 1 | order.subtotal cannot be compared like this. | order.subtotal 不能这样比较。
            order.subtotal    | between | 100..50.50 | The lower bound 100.00 is above the upper bound 50.50. | 下限 100.00 高于上限 50.50。
            order.items       | between | 1200..7 | The lower bound 1,200 is above the upper bound 7. | 下限 1,200 高于上限 7。
            """)
    void eachOperandIsInItsPlace(String field, String operator, String typed, String english, String chinese)
            throws IOException {
        ReadCondition read = FORM.read(form(field, operator, typed));

        assertThat(read).isInstanceOf(ReadCondition.Refused.class);
        ConditionProblem problem = ((ReadCondition.Refused) read).problems().get(0);
        Invalid invalid = new Invalid("condition", problem.code().name(), problem.operands());
        assertThat(said(invalid, "texts.properties", Locale.ENGLISH)).isEqualTo(english);
        assertThat(said(invalid, "texts_zh_CN.properties", Locale.SIMPLIFIED_CHINESE))
                .isEqualTo(chinese);
    }

    private static JsonNode form(String field, String operator, String typed) {
        ObjectNode group = JsonNodeFactory.instance.objectNode().put("kind", "all");
        ObjectNode rule =
                group.putArray("parts").addObject().put("field", field).put("operator", operator);
        ArrayNode values = rule.putArray("values");
        for (String value : typed.split("\\.\\.")) {
            values.add(value);
        }
        return group;
    }

    private static String said(Invalid invalid, String texts, Locale locale) throws IOException {
        Sentence sentence = DraftForm.inWords(invalid);
        Properties words = new Properties();
        try (InputStreamReader reader = new InputStreamReader(
                ConditionMessagesTest.class.getResourceAsStream("/org/pointsmall/loyalty/admin/" + texts),
                StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return new MessageFormat(words.getProperty(sentence.code()), locale).format(sentence.places());
    }
}
