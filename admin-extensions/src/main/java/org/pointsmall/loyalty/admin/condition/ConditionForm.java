package org.pointsmall.loyalty.admin.condition;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.broadleafcommerce.openadmin.web.rulebuilder.dto.DataDTO;
import org.broadleafcommerce.openadmin.web.rulebuilder.dto.DataWrapper;
import org.broadleafcommerce.openadmin.web.rulebuilder.dto.ExpressionDTO;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.condition.All;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.ConditionAssembly;
import org.pointsmall.loyalty.condition.ConditionProblem.Code;
import org.pointsmall.loyalty.condition.Not;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.ReadCondition;

/**
 * A condition in the rule builder's form, both ways. What is read from a written condition decides as that does; it is the
 * same but for groups of one part, which are left out, and "one of" a single value, which becomes "is".
 */
public final class ConditionForm {
    private final FormValue values;

    /** @param currency of the amounts in the form, which stand there in its main unit: 100.00 */
    public ConditionForm(Currency currency) {
        this.values = new FormValue(currency);
    }

    /**
     * What the form says: the condition that always holds where it has no rules.
     *
     * @param form as Broadleaf reads it from the form's JSON; null for a form that was left out
     * @return never an exception
     */
    public ReadCondition read(@Nullable DataWrapper form) {
        ConditionAssembly assembly = new ConditionAssembly(values::amount);
        return assembly.outcome(form == null ? Condition.always() : read(form, assembly));
    }

    /** What the form is to show. Broadleaf's own page builder sends it on through its JSON, which the script relies on. */
    public DataWrapper write(Condition condition) {
        DataWrapper form = new DataWrapper();
        if (!condition.isAlways()) {
            boolean group = !(condition instanceof Comparison);
            form.getData().add(group ? part(condition) : group("AND", List.of(condition)));
        }
        return form;
    }

    private @Nullable Condition read(DataWrapper form, ConditionAssembly assembly) {
        if (form.getError() != null && !form.getError().isBlank()) {
            assembly.refuse("", Code.BROKEN_RULE, Map.of("error", ConditionAssembly.shortened(form.getError())));
            return null;
        }
        List<DataDTO> rules = form.getData() == null ? List.of() : form.getData();
        if (rules.size() > 1) {
            assembly.refuse("", Code.SEVERAL_RULES, Map.of("rules", rules.size()));
            return null;
        }
        return rules.isEmpty() ? Condition.always() : new FormReading(assembly, values).part("", 1, rules.get(0));
    }

    private DataDTO part(Condition condition) {
        if (condition instanceof Comparison comparison) {
            return rule(comparison);
        }
        if (condition instanceof Not) {
            return group("NOT", condition.parts());
        }
        return group(condition instanceof All ? "AND" : "OR", condition.parts());
    }

    private DataDTO group(String operator, List<Condition> parts) {
        DataDTO group = new DataDTO();
        group.setGroupOperator(operator);
        parts.forEach(part -> group.getGroups().add(part(part)));
        return group;
    }

    private ExpressionDTO rule(Comparison comparison) {
        ExpressionDTO rule = new ExpressionDTO();
        rule.setName(comparison.field().name());
        rule.setOperator(FormOperators.write(comparison.operator()));
        List<String> written = comparison.values().stream()
                .map(value -> values.write(comparison.field().type(), value))
                .toList();
        if (comparison.operator() == Operator.BETWEEN) {
            rule.setStart(written.get(0));
            rule.setEnd(written.get(1));
        } else if (!written.isEmpty()) {
            rule.setValue(FormText.of(written));
        }
        return rule;
    }
}
