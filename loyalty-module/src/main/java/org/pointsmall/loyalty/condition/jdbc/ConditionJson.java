package org.pointsmall.loyalty.condition.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.pointsmall.loyalty.condition.All;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.ConditionAssembly;
import org.pointsmall.loyalty.condition.ConditionProblem.Code;
import org.pointsmall.loyalty.condition.ConditionText;
import org.pointsmall.loyalty.condition.Limits;
import org.pointsmall.loyalty.condition.Not;
import org.pointsmall.loyalty.condition.ReadCondition;
import org.pointsmall.loyalty.condition.Value;

/**
 * A condition as JSON:
 *
 * <pre>{"version":1,"condition":{"all":[
 *   {"field":"order.subtotal","operator":"at-least","values":[10000]},
 *   {"not":{"field":"order.channel","operator":"one-of","values":["app","mini"]}}]}}</pre>
 *
 * <p>What was written by a version is read by every later one. What is not understood is refused and not skipped: a
 * condition with a part left out says something else.
 */
public final class ConditionJson {
    /** UTF-16 units; more than the largest condition takes. */
    static final int LENGTH = 500_000;

    static final int VERSION = 1;

    /** In a row; more than any number or text of a condition has. To make a number of them takes their number squared. */
    private static final int DIGITS = Limits.TEXT;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** For those who may not know how it is written. */
    public static final ConditionText TEXT = new ConditionText() {
        @Override
        public String write(Condition condition) {
            return ConditionJson.write(condition);
        }

        @Override
        public ReadCondition read(String text) {
            return ConditionJson.read(text);
        }

        @Override
        public Condition stored(String text) {
            return ConditionJson.stored(text);
        }
    };

    private ConditionJson() {}

    public static String write(Condition condition) {
        ObjectNode written = JSON.createObjectNode().put("version", VERSION);
        written.set("condition", node(condition));
        return written.toString();
    }

    /** The condition that was written, or all that is wrong with the text; never an exception. */
    public static ReadCondition read(String json) {
        ConditionAssembly assembly = new ConditionAssembly();
        if (json.length() > LENGTH) {
            assembly.refuse("", Code.TOO_LONG, Map.of("length", json.length(), "limit", LENGTH));
            return assembly.outcome(null);
        }
        if (hasTooManyDigits(json)) {
            assembly.refuse("", Code.NUMBER_TOO_LONG, Map.of("limit", DIGITS));
            return assembly.outcome(null);
        }
        try {
            return assembly.outcome(new ConditionNodes(assembly).document(JSON.readTree(json)));
        } catch (JsonProcessingException e) {
            assembly.refuse("", Code.NOT_JSON, Map.of());
            return assembly.outcome(null);
        }
    }

    /** The condition of a row of ours, as {@link ConditionText#stored} says. */
    public static Condition stored(String json) {
        ReadCondition read = read(json);
        if (read instanceof ReadCondition.Refused refused) {
            throw new IllegalStateException("a stored condition that can't be read: " + refused.problems());
        }
        return ((ReadCondition.Read) read).condition();
    }

    private static boolean hasTooManyDigits(String json) {
        int digits = 0;
        for (int i = 0; i < json.length() && digits <= DIGITS; i++) {
            digits = json.charAt(i) >= '0' && json.charAt(i) <= '9' ? digits + 1 : 0;
        }
        return digits > DIGITS;
    }

    private static ObjectNode node(Condition condition) {
        ObjectNode node = JSON.createObjectNode();
        if (condition instanceof Comparison comparison) {
            node.put("field", comparison.field().name());
            node.put("operator", comparison.operator().code());
            ArrayNode values = node.putArray("values");
            comparison.values().forEach(value -> add(value, values));
        } else if (condition instanceof Not not) {
            node.set("not", node(not.part()));
        } else {
            ArrayNode parts = node.putArray(condition instanceof All ? "all" : "any");
            condition.parts().forEach(part -> parts.add(node(part)));
        }
        return node;
    }

    private static void add(Value value, ArrayNode values) {
        if (value instanceof Value.Whole whole) {
            values.add(whole.value());
        } else if (value instanceof Value.Flag flag) {
            values.add(flag.value());
        } else if (value instanceof Value.Day day) {
            values.add(day.value().toString());
        } else {
            values.add(((Value.Text) value).value());
        }
    }
}
