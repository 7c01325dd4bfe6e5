package org.pointsmall.loyalty.admin.condition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final Set<String> GROUP = Set.of("kind", "parts");
    private static final Set<String> RULE = Set.of("field", "operator", "values");

    private final ConditionAssembly assembly;
    private final FormValue values;

    FormReading(ConditionAssembly assembly, FormValue values) {
        this.assembly = assembly;
        this.values = values;
    }

    @Nullable
    Condition part(String path, int depth, JsonNode part) {
        if (!assembly.enter(path, depth)) {
            return null;
        }
        List<String> keys = new ArrayList<>();
        part.fieldNames().forEachRemaining(keys::add);
        if (keys.size() == GROUP.size() && GROUP.containsAll(keys)) {
            return group(path, depth, part.path("kind").asText(), part.path("parts"));
        }
        boolean rule = keys.size() == RULE.size() && RULE.containsAll(keys);
        return rule && part.path("values").isArray()
                ? rule(path, part.path("field").asText(), part.path("operator").asText(), part.path("values"))
                : refused(path, Code.WRONG_SHAPE, "expected", "comparison or group");
    }

    private @Nullable Condition group(String path, int depth, String kind, JsonNode parts) {
        if (!parts.isArray()) {
            return refused(path, Code.WRONG_SHAPE, "expected", "array");
        }
        boolean single = parts.size() == 1;
        return switch (kind) {
            case "all" -> single ? only(path, depth, parts) : assembly.all(path, parts(path, depth, parts));
            case "any" -> single ? only(path, depth, parts) : assembly.any(path, parts(path, depth, parts));
            case "none" -> assembly.not(single ? only(path, depth, parts) : anyOf(path, depth, parts));
            default -> refused(path, Code.WRONG_SHAPE, "expected", "all, any or none");
        };
    }

    private @Nullable Condition only(String path, int depth, JsonNode parts) {
        return part(path + "/0", depth + 1, parts.path(0));
    }

    /** One level deeper than the group that must not hold. */
    private @Nullable Condition anyOf(String path, int depth, JsonNode parts) {
        return assembly.enter(path, depth + 1) ? assembly.any(path, parts(path, depth + 1, parts)) : null;
    }

    private List<@Nullable Condition> parts(String path, int depth, JsonNode parts) {
        List<@Nullable Condition> read = new ArrayList<>();
        // one more than there may be tells that there are too many
        for (int i = 0; i < Math.min(parts.size(), Limits.NODES + 1); i++) {
            read.add(part(path + "/" + i, depth + 1, parts.path(i)));
        }
        return read;
    }

    private @Nullable Condition rule(String path, String name, String code, JsonNode sent) {
        Optional<Field> field = Field.named(name);
        if (field.isEmpty()) {
            return refused(path + "/field", Code.UNKNOWN_FIELD, "field", ConditionAssembly.shortened(name));
        }
        Optional<Operator> operator = Operator.coded(code);
        if (operator.isEmpty()) {
            return refused(path + "/operator", Code.UNKNOWN_OPERATOR, "operator", ConditionAssembly.shortened(code));
        }
        List<String> typed = new ArrayList<>();
        for (int i = 0; i < Math.min(sent.size(), Limits.NODES + 1); i++) {
            typed.add(sent.path(i).asText().strip());
        }
        int missing = typed.size() < operator.get().leastValues() ? typed.size() : typed.indexOf("");
        if (missing >= 0) {
            assembly.refuse(path + "/values/" + missing, Code.BLANK_TEXT, Map.of());
            return null;
        }
        return compared(path, field.get(), operator.get(), typed);
    }

    private @Nullable Condition compared(String path, Field field, Operator operator, List<String> typed) {
        boolean wholeText = operator == Operator.IS || operator == Operator.IS_NOT;
        boolean isText = field.type() == FieldType.TEXT || field.type() == FieldType.WORD;
        if (isText && wholeText && ConditionForm.looksLikeSeveral(typed.get(0))) {
            return refused(path + "/values/0", Code.SEVERAL_IN_ONE, "value", ConditionAssembly.shortened(typed.get(0)));
        }
        List<Object> read = typed.stream()
                .map(text -> operator.counts() ? FormValue.number(text, 0) : values.read(field.type(), text))
                .toList();
        return assembly.comparison(
                path, field.name(), plainest(operator, read.size()).code(), read);
    }

    private static Operator plainest(Operator operator, int values) {
        return switch (operator) {
            case ONE_OF -> values == 1 ? Operator.IS : operator;
            case NONE_OF -> values == 1 ? Operator.IS_NOT : operator;
            default -> operator;
        };
    }

    private @Nullable Condition refused(String path, Code code, String operand, Object value) {
        assembly.refuse(path, code, Map.of(operand, value));
        return null;
    }
}
