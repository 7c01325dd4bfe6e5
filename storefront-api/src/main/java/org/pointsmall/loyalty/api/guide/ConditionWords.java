package org.pointsmall.loyalty.api.guide;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.condition.All;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.FieldType;
import org.pointsmall.loyalty.condition.Not;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.points.Money;

/** Says what a rule asks, in one clause. */
final class ConditionWords {
    private static final Set<Operator> OF_ORDER =
            EnumSet.of(Operator.MORE_THAN, Operator.AT_MOST, Operator.AT_LEAST, Operator.LESS_THAN);

    private final GuideContext context;
    private final Words words;

    ConditionWords(GuideContext context) {
        this.context = context;
        words = context.words();
    }

    /** @param condition not the one that always holds */
    String of(Condition condition) {
        if (condition instanceof Comparison comparison) {
            return comparison(comparison);
        }
        if (condition instanceof Not not) {
            return words.say("condition.not", "part", of(not.part()));
        }
        String joint = words.say(condition instanceof All ? "condition.all" : "condition.any");
        return condition.parts().stream().map(this::part).collect(Collectors.joining(joint));
    }

    /** In brackets where it would run into its neighbours. */
    private String part(Condition part) {
        return part.parts().size() > 1 ? words.say("condition.part", "part", of(part)) : of(part);
    }

    private String comparison(Comparison comparison) {
        Field field = comparison.field();
        Operator operator = comparison.operator();
        List<String> values = comparison.values().stream()
                .map(value -> value(field, operator, value))
                .toList();
        if (field.type() == FieldType.FLAG) {
            return words.say("field." + field.name() + "." + values.get(0));
        }
        return words.say(
                key(field, operator),
                "field",
                field(field),
                "value",
                Words.name(words.oneOf(values)),
                "low",
                Words.name(values.isEmpty() ? "" : values.get(0)),
                "high",
                Words.name(values.isEmpty() ? "" : values.get(values.size() - 1)));
    }

    /** Days come before and after each other, and are not more or less. */
    private static String key(Field field, Operator operator) {
        String key = "condition." + operator.code();
        return field.type() == FieldType.DATE && OF_ORDER.contains(operator) ? key + ".DATE" : key;
    }

    private String field(Field field) {
        return field.attributeName()
                .map(name -> words.say("field.order.attribute", "name", Words.name(name)))
                .orElseGet(() -> words.say("field." + field.name()));
    }

    private String value(Field field, Operator operator, Value value) {
        if (value instanceof Value.Whole whole) {
            if (field.equals(Field.MEMBER_BIRTH_MONTH)) {
                return Month.of(Math.toIntExact(whole.value()))
                        .getDisplayName(TextStyle.FULL_STANDALONE, words.locale());
            }
            boolean money = field.type() == FieldType.MONEY && !operator.counts();
            return words.say("value", "value", money ? new Money(whole.value(), context.currency()) : whole.value());
        }
        if (value instanceof Value.Day day) {
            return words.say("value", "value", day.value());
        }
        if (value instanceof Value.Flag flag) {
            return Boolean.toString(flag.value());
        }
        return name(field, ((Value.Text) value).value());
    }

    /** As shoppers know it; what has no name is told as it is written in the rule. */
    private String name(Field field, String text) {
        if (field.equals(Field.MEMBER_TIER)) {
            return context.tiers().containsKey(text)
                    ? context.tiers().get(text).name().in(words.locale())
                    : text;
        }
        if (field.equals(Field.LINE_PRODUCT)) {
            return named(text, context.names().products());
        }
        return field.equals(Field.LINE_CATEGORIES) ? named(text, context.names().categories()) : text;
    }

    private static String named(String id, Map<Long, String> names) {
        return NamedThings.isId(id) ? names.getOrDefault(Long.parseLong(id), id) : id;
    }
}
