package org.pointsmall.loyalty.admin.condition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Currency;
import java.util.List;
import org.pointsmall.loyalty.condition.All;
import org.pointsmall.loyalty.condition.Any;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.ConditionAssembly;
import org.pointsmall.loyalty.condition.Not;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.ReadCondition;

/**
 * A condition in the form of the page's builder, both ways:
 *
 * <pre>{"kind":"all","parts":[
 *   {"field":"order.subtotal","operator":"at-least","values":["100.00"]},
 *   {"kind":"none","parts":[{"field":"order.channel","operator":"one-of","values":["app","mini"]}]}]}</pre>
 *
 * <p>Values are texts as they are typed; null is the condition that always holds. What is read from a written condition
 * decides as that does; it is the same but for groups of one part, which are left out, and "one of" a single value, which
 * becomes "is".
 */
public final class ConditionForm {
    /** Between several values, in the languages that operators write. */
    private static final String SEPARATORS = ",，、";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final FormValue values;

    /** @param currency of the amounts in the form, which stand there in its main unit: 100.00 */
    public ConditionForm(Currency currency) {
        this.values = new FormValue(currency);
    }

    /**
     * What the form says: the condition that always holds where it has no comparison.
     *
     * @return never an exception
     */
    public ReadCondition read(JsonNode form) {
        ConditionAssembly assembly = new ConditionAssembly(values::amount);
        return assembly.outcome(
                form.isNull() ? Condition.always() : new FormReading(assembly, values).part("", 1, form));
    }

    /** What the form is to show. */
    public JsonNode write(Condition condition) {
        if (condition.isAlways()) {
            return NullNode.getInstance();
        }
        return condition instanceof Comparison ? group("all", List.of(condition)) : part(condition);
    }

    /** Whether one text looks as if it were several. */
    static boolean looksLikeSeveral(String text) {
        return text.chars().anyMatch(c -> SEPARATORS.indexOf(c) >= 0);
    }

    private ObjectNode part(Condition condition) {
        if (condition instanceof Comparison comparison) {
            return rule(comparison);
        }
        if (condition instanceof Not not) {
            return group("none", not.part() instanceof Any any ? any.parts() : not.parts());
        }
        return group(condition instanceof All ? "all" : "any", condition.parts());
    }

    private ObjectNode group(String kind, List<Condition> parts) {
        ObjectNode group = NODES.objectNode().put("kind", kind);
        ArrayNode written = group.putArray("parts");
        parts.forEach(part -> written.add(part(part)));
        return group;
    }

    private ObjectNode rule(Comparison comparison) {
        List<String> typed = comparison.values().stream()
                .map(value -> values.write(comparison.field().type(), value))
                .toList();
        ObjectNode rule = NODES.objectNode()
                .put("field", comparison.field().name())
                .put("operator", shown(comparison.operator(), typed).code());
        ArrayNode written = rule.putArray("values");
        typed.forEach(written::add);
        return rule;
    }

    /** One text with a comma is shown as the only one of several: as a single value it would look like several. */
    private static Operator shown(Operator operator, List<String> typed) {
        boolean several = typed.size() == 1 && looksLikeSeveral(typed.get(0));
        return switch (operator) {
            case IS -> several ? Operator.ONE_OF : operator;
            case IS_NOT -> several ? Operator.NONE_OF : operator;
            default -> operator;
        };
    }
}
