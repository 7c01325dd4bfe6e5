package org.pointsmall.loyalty.admin.condition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.FieldType;
import org.pointsmall.loyalty.condition.Operator;
import org.springframework.context.MessageSource;

/** What the page's builder can say, in the words of the page's language. Immutable, so that one serves all forms. */
public final class ConditionFields {
    private static final String LABEL = "LoyaltyCondition_";
    private static final String ATTRIBUTE_LABEL = LABEL + "order_attribute";
    private static final String CUSTOMER_LABEL = LABEL + "member_attribute";
    /** The words of the builder itself, by the names that its script knows. */
    private static final List<String> WORDS = List.of(
            "Match",
            "All",
            "Any",
            "NoneOf",
            "And",
            "AddComparison",
            "AddGroup",
            "AddCondition",
            "Field",
            "Operator",
            "Value",
            "SeveralValues");

    private static final List<String> PAGE_WORDS = List.of("Yes", "No", "Remove");

    /** Fields whose values have names, by what these are looked up in. */
    private static final Map<Field, String> NAMED = Map.of(
            Field.LINE_PRODUCT, "products",
            Field.BOUGHT_PRODUCTS, "products",
            Field.LINE_CATEGORIES, "categories",
            Field.BOUGHT_CATEGORIES, "categories",
            Field.MEMBER_TIER, "tiers",
            Field.MEMBER_SEGMENTS, "segments");

    /** The words of groups, by their kinds in a form. */
    private static final Map<String, String> KINDS = Map.of("all", "All", "any", "Any", "none", "NoneOf");

    private final MessageSource texts;
    private final List<Field> fields;

    /**
     * The catalogue, and the attributes of orders that this store's operators may ask for.
     *
     * @param attributes their names; one that can't be a field's throws {@link IllegalArgumentException}
     */
    public ConditionFields(MessageSource texts, List<String> attributes) {
        this(
                Stream.concat(Field.catalogue().stream(), attributes.stream().map(Field::attribute))
                        .toList(),
                texts);
    }

    private ConditionFields(List<Field> fields, MessageSource texts) {
        this.texts = texts;
        this.fields = fields;
    }

    /**
     * What may be asked of members as such, and the attributes of customers that this store's operators may ask for.
     *
     * @param attributes their names, likewise
     */
    public static ConditionFields ofMembers(MessageSource texts, List<String> attributes) {
        return new ConditionFields(
                Stream.concat(Field.ofMembers().stream(), attributes.stream().map(Field::ofCustomer))
                        .toList(),
                texts);
    }

    /**
     * As JSON: {@code fields} as the form lists them, each with its {@code name}, {@code label} and {@code type}, and what
     * its values are picked {@code in} by their names, if they are; the
     * operators of each type, with the number of values that they take; and {@code words}.
     */
    public ObjectNode shown(Locale language) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        ArrayNode listed = shown.putArray("fields");
        fields.forEach(field -> listed.addObject()
                .put("name", field.name())
                .put("label", label(field, language))
                .put("type", field.type().name())
                .put("in", NAMED.getOrDefault(field, "")));
        ObjectNode operators = shown.putObject("operators");
        for (FieldType type : FieldType.values()) {
            ArrayNode offered = operators.putArray(type.name());
            type.operators().forEach(operator -> add(operator, language, offered));
        }
        ObjectNode words = shown.putObject("words");
        WORDS.forEach(word -> words.put(word, text("LoyaltyRule_" + word, language)));
        words.put("Search", text("LoyaltyRule_Search", language));
        PAGE_WORDS.forEach(word -> words.put(word, text("LoyaltyPage_" + word, language)));
        return shown;
    }

    /** The values in a form that have names, by what these are looked up in. */
    static Map<String, Set<String>> named(JsonNode form) {
        Map<String, Set<String>> named = new TreeMap<>();
        form.path("parts")
                .forEach(part -> named(part).forEach((in, values) -> named.computeIfAbsent(in, none -> new TreeSet<>())
                        .addAll(values)));
        Field.named(form.path("field").asText()).map(NAMED::get).ifPresent(in -> form.path("values")
                .forEach(value ->
                        named.computeIfAbsent(in, none -> new TreeSet<>()).add(value.asText())));
        return named;
    }

    /**
     * What a form says ({@link ConditionForm}), in one line.
     *
     * @param names of the values that have some, by what these are looked up in
     */
    String said(JsonNode form, Map<String, Map<String, String>> names, Locale language) {
        if (!form.has("kind")) {
            return form.isNull() ? "" : comparison(form, names, language);
        }
        List<String> parts = new ArrayList<>();
        form.get("parts").forEach(part -> {
            String said = said(part, names, language);
            parts.add(part.has("kind") ? "(" + said + ")" : said);
        });
        String kind = KINDS.getOrDefault(form.get("kind").asText(), "All");
        boolean goesWithoutSaying = parts.size() == 1 && kind.equals("All");
        String all = String.join("; ", parts);
        return goesWithoutSaying ? all : text("LoyaltyRule_" + kind, language) + ": " + all;
    }

    private String comparison(JsonNode rule, Map<String, Map<String, String>> names, Locale language) {
        String name = rule.get("field").asText();
        String label = fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .map(field -> label(field, language))
                .orElse(name);
        Map<String, String> known = Field.named(name)
                .map(NAMED::get)
                .map(in -> names.getOrDefault(in, Map.of()))
                .orElse(Map.of());
        List<String> values = new ArrayList<>();
        rule.get("values").forEach(value -> values.add(known.getOrDefault(value.asText(), value.asText())));
        String operator = text("LoyaltyOperator_" + rule.get("operator").asText(), language);
        return (label + " " + operator + " " + String.join(", ", values)).strip();
    }

    private void add(Operator operator, Locale language, ArrayNode offered) {
        offered.addObject()
                .put("code", operator.code())
                .put("label", text("LoyaltyOperator_" + operator.code(), language))
                .put("least", operator.leastValues())
                .put("most", operator.mostValues())
                .put("counts", operator.counts());
    }

    private String label(Field field, Locale language) {
        return field.attributeName()
                .map(name -> text(ATTRIBUTE_LABEL, language, name))
                .or(() -> field.customerAttribute().map(name -> text(CUSTOMER_LABEL, language, name)))
                .orElseGet(() -> text(LABEL + field.name().replace('.', '_'), language));
    }

    private String text(String key, Locale language, Object... operands) {
        String text = texts.getMessage(key, operands, key, language);
        return text == null ? key : text;
    }
}
