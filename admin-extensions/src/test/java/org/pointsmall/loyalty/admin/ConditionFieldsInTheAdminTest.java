package org.pointsmall.loyalty.admin;

import org.broadleafcommerce.openadmin.web.rulebuilder.service.RuleBuilderFieldService;
import org.broadleafcommerce.openadmin.web.rulebuilder.service.RuleBuilderFieldServiceFactory;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.admin.condition.ConditionFields;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@AdminTest
class ConditionFieldsInTheAdminTest {
    @Autowired
    private RuleBuilderFieldServiceFactory ruleBuilder;

    @Test
    void theRuleBuilderFindsThemByName() {
        RuleBuilderFieldService fields = ruleBuilder.createInstance(ConditionFields.NAME);

        assertThat(fields.buildFields().getFields())
                .anySatisfy(field -> assertThat(field.getLabel()).isEqualTo("Member: tier"));
        assertThat(ruleBuilder.createInstance("ORDER_FIELDS")).isNotNull();
    }
}
