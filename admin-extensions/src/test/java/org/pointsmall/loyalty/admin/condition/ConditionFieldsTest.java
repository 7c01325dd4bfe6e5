package org.pointsmall.loyalty.admin.condition;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.broadleafcommerce.common.presentation.client.SupportedFieldType;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.broadleafcommerce.openadmin.web.rulebuilder.DataDTOToMVELTranslator;
import org.broadleafcommerce.openadmin.web.rulebuilder.dto.DataDTO;
import org.broadleafcommerce.openadmin.web.rulebuilder.dto.FieldDTO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.FieldType;
import org.pointsmall.loyalty.condition.RandomConditions;
import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ConditionFieldsTest {
    private final ConditionFields fields = new ConditionFields(texts(), List.of("table no.", "渠道"));

    private final BroadleafRequestContext before = BroadleafRequestContext.getBroadleafRequestContext();

    /** Other tests share the thread, and Broadleaf does not do without a context. */
    @AfterEach
    void leaveTheThreadAsItWas() {
        BroadleafRequestContext.setBroadleafRequestContext(before);
    }

    @ParameterizedTest
    @CsvSource({"en, Order: amount that earns, Order: attribute 渠道", "zh-CN, 订单:可累积积分的金额, 订单:属性 渠道"})
    void listsAllFieldsInTheLanguageOfWhoeverIsSignedIn(String language, String first, String last) {
        signedInWith(Locale.forLanguageTag(language));

        List<FieldDTO> listed = fields.buildFields().getFields();

        assertThat(listed).hasSize(Field.catalogue().size() + 2);
        assertThat(listed.get(0).getLabel()).isEqualTo(first);
        assertThat(listed.get(listed.size() - 1).getLabel()).isEqualTo(last);
        assertThat(listed).extracting(FieldDTO::getLabel).noneMatch(label -> label.contains("LoyaltyCondition"));
        assertThat(listed).extracting(FieldDTO::getName).doesNotHaveDuplicates().allSatisfy(name -> assertThat(
                        Field.named(name))
                .isPresent());
    }

    @Test
    void knowsItsFieldsAndNoOthers() {
        assertThat(fields.getSupportedFieldType("order.subtotal")).isEqualTo(SupportedFieldType.MONEY);
        assertThat(fields.getField("order.attribute.table no.").getOperators()).isEqualTo("blcOperators_Text");
        assertThat(fields.getField("order.attribute.other")).isNull();
        assertThat(fields.getSupportedFieldType("order.total")).isNull();
        assertThat(fields.getField(null)).isNull();
        assertThat(fields.getFields()).hasSize(Field.catalogue().size() + 2);
        assertThat(fields.clone().getName()).isEqualTo(ConditionFields.NAME);
    }

    @Test
    void takesNoAttributeThatCannotBeAField() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ConditionFields(texts(), List.of("a\"b")));
    }

    /** Broadleaf makes an expression of a form to see whether it can, before we see it. It must not refuse ours. */
    @Test
    void broadleafsOwnCheckLetsWhatWeWriteThrough() throws Exception {
        ConditionForm form = new ConditionForm(Currency.getInstance("CNY"));
        int translated = 0;
        for (long seed = 0; seed < 2_000; seed++) {
            Condition condition = new RandomConditions(seed).next();
            boolean dates = condition.fields().stream().anyMatch(field -> field.type() == FieldType.DATE);
            for (DataDTO rule :
                    dates ? List.<DataDTO>of() : form.write(condition).getData()) {
                assertThat(new DataDTOToMVELTranslator().createMVEL("loyalty", rule, fields))
                        .isNotEmpty();
                translated++;
            }
        }
        assertThat(translated).isGreaterThan(1_000);
    }

    private static void signedInWith(Locale language) {
        BroadleafRequestContext request = new BroadleafRequestContext() {
            @Override
            public Locale getJavaLocale() {
                return language;
            }
        };
        BroadleafRequestContext.setBroadleafRequestContext(request);
    }

    private static ResourceBundleMessageSource texts() {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("org.pointsmall.loyalty.admin.texts");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        return texts;
    }
}
