package org.pointsmall.loyalty.condition;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One fact, compared.
 *
 * @param field what is compared
 * @param operator how; one that the field's type allows
 * @param values with what: as many as the operator takes, of the field's type and range
 */
public record Comparison(Field field, Operator operator, List<Value> values) implements Condition {
    public Comparison {
        values = List.copyOf(values);
        List<ConditionProblem> problems = ComparisonRules.problems("", field, operator, values);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.toString());
        }
    }

    @Override
    public Truth truth(Facts facts) {
        Value fact = facts.of(field);
        if (fact != null && !field.type().isFact(fact)) {
            throw new IllegalStateException(field + " is " + field.type() + " and can't be " + fact);
        }
        if (operator.asksForPresence()) {
            boolean present = fact != null && Operator.isPresent(fact);
            return Truth.of(present == (operator == Operator.IS_PRESENT));
        }
        return fact == null || isBlank(fact) ? Truth.UNKNOWN : Truth.of(operator.test(fact, values));
    }

    /** Says as little as none: some databases can't tell one from the other. An empty set does say something. */
    private static boolean isBlank(Value fact) {
        return fact instanceof Value.Text && !Operator.isPresent(fact);
    }

    @Override
    public List<Condition> parts() {
        return List.of();
    }

    @Override
    public Set<Field> fields() {
        return Set.of(field);
    }

    @Override
    public int nodes() {
        return 1 + values.size();
    }

    @Override
    public List<Phrase> phrases() {
        Map<String, String> operands =
                new TreeMap<>(Map.of("field", field.name(), "type", field.type().name()));
        if (operator == Operator.BETWEEN) {
            operands.put("low", told(values.get(0)));
            operands.put("high", told(values.get(1)));
        } else if (!values.isEmpty()) {
            operands.put("value", values.stream().map(Comparison::told).collect(Collectors.joining(", ")));
        }
        return List.of(new Phrase(0, "condition." + operator.code(), operands));
    }

    private static String told(Value value) {
        if (value instanceof Value.Whole whole) {
            return Long.toString(whole.value());
        }
        if (value instanceof Value.Day day) {
            return day.value().toString();
        }
        if (value instanceof Value.Flag flag) {
            return Boolean.toString(flag.value());
        }
        return ((Value.Text) value).value();
    }
}
