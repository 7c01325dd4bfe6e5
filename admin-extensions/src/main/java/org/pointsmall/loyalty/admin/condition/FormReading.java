package org.pointsmall.loyalty.admin.condition;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadleafcommerce.openadmin.web.rulebuilder.dto.DataDTO;
import org.broadleafcommerce.openadmin.web.rulebuilder.dto.ExpressionDTO;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.ConditionAssembly;
import org.pointsmall.loyalty.condition.ConditionProblem.Code;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.FieldType;
import org.pointsmall.loyalty.condition.Limits;
import org.pointsmall.loyalty.condition.Operator;

/** Walks through what the form has sent, no deeper than a condition may be. Null stands for what had a problem. */
final class FormReading {
    /** Those that are another operator where the value is a list. */
    private static final Set<Operator> WITH_LISTS = Set.of(Operator.IS, Operator.IS_NOT);

    private final ConditionAssembly assembly;
    private final FormValue values;

    FormReading(ConditionAssembly assembly, FormValue values) {
        this.assembly = assembly;
        this.values = values;
    }

    @Nullable
    Condition part(String path, int depth, @Nullable DataDTO part) {
        if (!assembly.enter(path, depth)) {
            return null;
        }
        if (part == null) {
            return refused(path, Code.WRONG_SHAPE, "expected", "rule");
        }
        if (part.getQuantity() != null) {
            return refused(path, Code.QUANTITY_NOT_SUPPORTED, "quantity", part.getQuantity());
        }
        return part instanceof ExpressionDTO rule ? rule(path, depth, rule) : group(path, depth, part);
    }

    private @Nullable Condition group(String path, int depth, DataDTO group) {
        List<DataDTO> parts = group.getGroups() == null ? List.of() : group.getGroups();
        String operator = group.getGroupOperator() == null ? "" : group.getGroupOperator();
        return switch (operator) {
            case "AND" ->
                parts.size() == 1
                        ? part(path + "/0", depth + 1, parts.get(0))
                        : assembly.all(path, read(path, depth, parts));
            case "OR" ->
                parts.size() == 1
                        ? part(path + "/0", depth + 1, parts.get(0))
                        : assembly.any(path, read(path, depth, parts));
            case "NOT" -> assembly.not(noneOf(path, depth, parts));
            default -> refused(path, Code.WRONG_SHAPE, "expected", "AND, OR or NOT");
        };
    }

    /** What must not hold: the one part, or any of them. */
    private @Nullable Condition noneOf(String path, int depth, List<DataDTO> parts) {
        if (parts.size() == 1) {
            return part(path + "/0", depth + 1, parts.get(0));
        }
        return assembly.enter(path, depth + 1) ? assembly.any(path, read(path, depth + 1, parts)) : null;
    }

    private List<@Nullable Condition> read(String path, int depth, List<DataDTO> parts) {
        List<@Nullable Condition> read = new ArrayList<>();
        // one more than there may be tells that there are too many
        for (int i = 0; i < Math.min(parts.size(), Limits.NODES + 1); i++) {
            read.add(part(path + "/" + i, depth + 1, parts.get(i)));
        }
        return read;
    }

    private @Nullable Condition rule(String path, int depth, ExpressionDTO rule) {
        String name = rule.getName() == null ? "" : rule.getName();
        String operator = rule.getOperator() == null ? "" : rule.getOperator();
        Optional<Field> field = Field.named(name);
        if (field.isEmpty()) {
            return refused(path + "/field", Code.UNKNOWN_FIELD, "field", ConditionAssembly.shortened(name));
        }
        String value = text(rule.getValue());
        return switch (operator) {
            case "BETWEEN" ->
                both(
                        path,
                        depth,
                        one(field.get(), Operator.MORE_THAN, text(rule.getStart())),
                        one(field.get(), Operator.LESS_THAN, text(rule.getEnd())));
            case "BETWEEN_INCLUSIVE" ->
                compared(
                        path,
                        new Compared(
                                field.get(),
                                Operator.BETWEEN,
                                List.of(
                                        read(field.get(), text(rule.getStart())),
                                        read(field.get(), text(rule.getEnd())))));
            case "COUNT_EQUALS" ->
                both(
                        path,
                        depth,
                        counted(field.get(), Operator.COUNT_AT_LEAST, value, 0),
                        counted(field.get(), Operator.COUNT_AT_MOST, value, 0));
            case "COUNT_GREATER_THAN" -> compared(path, counted(field.get(), Operator.COUNT_AT_LEAST, value, 1));
            case "COUNT_LESS_THAN" -> compared(path, counted(field.get(), Operator.COUNT_AT_MOST, value, -1));
            default -> simple(path, field.get(), operator, value);
        };
    }

    private @Nullable Condition simple(String path, Field field, String name, String value) {
        Optional<Operator> operator = FormOperators.read(name, FormText.isList(value));
        if (operator.isEmpty()) {
            return refused(
                    path + "/operator", Code.UNSUPPORTED_OPERATOR, "operator", ConditionAssembly.shortened(name));
        }
        if (operator.get().mostValues() == 0) {
            return compared(path, new Compared(field, operator.get(), List.of()));
        }
        if (isOfTexts(field, operator.get()) && FormText.isListWithoutBrackets(value)) {
            String one = value.strip();
            assembly.refuse(
                    path + "/values/0",
                    Code.LIST_WITHOUT_BRACKETS,
                    Map.of(
                            "value",
                            ConditionAssembly.shortened(one),
                            "escaped",
                            ConditionAssembly.shortened(FormText.of(List.of(one)))));
            return null;
        }
        if (operator.get().counts()) {
            return compared(path, counted(field, operator.get(), value, 0));
        }
        List<Object> read =
                FormText.items(value).stream().map(item -> read(field, item)).toList();
        boolean negated = operator.get() == Operator.IS_NOT && read.get(0) instanceof Boolean;
        return negated
                ? compared(path, new Compared(field, Operator.IS, List.of(!(Boolean) read.get(0))))
                : compared(path, new Compared(field, operator.get(), read));
    }

    /** Whether it compares whole texts with one or with several. */
    private static boolean isOfTexts(Field field, Operator operator) {
        boolean texts = field.type() == FieldType.TEXT || field.type() == FieldType.TEXTS;
        return texts && !operator.counts() && (operator.mostValues() > 1 || WITH_LISTS.contains(operator));
    }

    /** What Broadleaf says by one rule, and a condition by two. */
    private @Nullable Condition both(String path, int depth, Compared first, Compared second) {
        List<@Nullable Condition> both = new ArrayList<>();
        for (Compared part : List.of(first, second)) {
            both.add(assembly.enter(path, depth + 1) ? compared(path, part) : null);
        }
        return assembly.all(path, both);
    }

    private record Compared(Field field, Operator operator, List<Object> values) {}

    private Compared one(Field field, Operator operator, String value) {
        return new Compared(field, operator, List.of(read(field, value)));
    }

    private Compared counted(Field field, Operator operator, String value, long more) {
        Object number = FormValue.number(value.strip(), 0);
        Object limit = number instanceof BigInteger whole ? whole.add(BigInteger.valueOf(more)) : number;
        return new Compared(field, operator, List.of(limit));
    }

    private @Nullable Condition compared(String path, Compared compared) {
        int missing = compared.values().indexOf("");
        if (missing >= 0) {
            assembly.refuse(path + "/values/" + missing, Code.BLANK_TEXT, Map.of());
            return null;
        }
        return assembly.comparison(
                path, compared.field().name(), compared.operator().code(), compared.values());
    }

    private Object read(Field field, String text) {
        return values.read(field.type(), text.strip());
    }

    /** The form leaves out what has no input. */
    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private @Nullable Condition refused(String path, Code code, String operand, Object value) {
        assembly.refuse(path, code, Map.of(operand, value));
        return null;
    }
}
