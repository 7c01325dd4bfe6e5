package org.pointsmall.loyalty.condition.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.ConditionAssembly;
import org.pointsmall.loyalty.condition.ConditionProblem.Code;
import org.pointsmall.loyalty.condition.Limits;

/** Walks through a JSON document, no deeper than a condition may be. Null stands for what had a problem. */
final class ConditionNodes {
    private static final Set<String> COMPARISON = Set.of("field", "operator", "values");

    private final ConditionAssembly assembly;

    ConditionNodes(ConditionAssembly assembly) {
        this.assembly = assembly;
    }

    @Nullable
    Condition document(JsonNode document) {
        if (!document.isObject()) {
            return wrongShape("", "object");
        }
        JsonNode version = document.path("version");
        if (version.isMissingNode()) {
            assembly.refuse("", Code.MISSING, Map.of("key", "version"));
            return null;
        }
        if (!version.isInt() || version.intValue() != ConditionJson.VERSION) {
            String shown = ConditionAssembly.shortened(version.toString());
            assembly.refuse("", Code.UNKNOWN_VERSION, Map.of("version", shown, "supported", ConditionJson.VERSION));
            return null;
        }
        boolean known = onlyKeys("", document, Set.of("version", "condition"));
        JsonNode condition = document.path("condition");
        if (condition.isMissingNode()) {
            assembly.refuse("", Code.MISSING, Map.of("key", "condition"));
            return null;
        }
        return known ? condition("", 1, condition) : null;
    }

    private @Nullable Condition condition(String path, int depth, JsonNode node) {
        if (!assembly.enter(path, depth)) {
            return null;
        }
        if (!node.isObject()) {
            return wrongShape(path, "object");
        }
        if (node.has("all")) {
            return onlyKeys(path, node, Set.of("all")) ? group(path, depth, node.path("all"), true) : null;
        }
        if (node.has("any")) {
            return onlyKeys(path, node, Set.of("any")) ? group(path, depth, node.path("any"), false) : null;
        }
        if (node.has("not")) {
            return onlyKeys(path, node, Set.of("not"))
                    ? assembly.not(condition(path + "/0", depth + 1, node.path("not")))
                    : null;
        }
        return comparison(path, node);
    }

    private @Nullable Condition group(String path, int depth, JsonNode parts, boolean all) {
        if (!parts.isArray()) {
            return wrongShape(path, "array");
        }
        List<@Nullable Condition> read = new ArrayList<>();
        // one more than there may be tells that there are too many
        for (int i = 0; i < Math.min(parts.size(), Limits.NODES + 1); i++) {
            read.add(condition(path + "/" + i, depth + 1, parts.get(i)));
        }
        return all ? assembly.all(path, read) : assembly.any(path, read);
    }

    private @Nullable Condition comparison(String path, JsonNode node) {
        boolean known = onlyKeys(path, node, COMPARISON);
        String field = text(path, node, "field");
        String operator = text(path, node, "operator");
        List<Object> values = values(path, node.path("values"));
        return known && field != null && operator != null && values != null
                ? assembly.comparison(path, field, operator, values)
                : null;
    }

    private @Nullable String text(String path, JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            assembly.refuse(path, Code.MISSING, Map.of("key", key));
            return null;
        }
        return value.isTextual() ? value.textValue() : wrongShape(path + "/" + key, "text");
    }

    private @Nullable List<Object> values(String path, JsonNode values) {
        if (values.isMissingNode()) {
            assembly.refuse(path, Code.MISSING, Map.of("key", "values"));
            return null;
        }
        if (!values.isArray()) {
            return wrongShape(path + "/values", "array");
        }
        List<Object> read = new ArrayList<>();
        for (JsonNode value : values) {
            Object plain = plain(value);
            if (plain == null) {
                return wrongShape(path + "/values/" + read.size(), "whole number, text or truth");
            }
            read.add(plain);
        }
        return read;
    }

    private static @Nullable Object plain(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber()) {
            return value.canConvertToLong() ? (Object) value.longValue() : value.bigIntegerValue();
        }
        return null;
    }

    private boolean onlyKeys(String path, JsonNode node, Set<String> allowed) {
        boolean all = true;
        for (var names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!allowed.contains(name)) {
                assembly.refuse(path, Code.UNKNOWN_KEY, Map.of("key", ConditionAssembly.shortened(name)));
                all = false;
            }
        }
        return all;
    }

    private <T> @Nullable T wrongShape(String path, String expected) {
        assembly.refuse(path, Code.WRONG_SHAPE, Map.of("expected", expected));
        return null;
    }
}
