package org.pointsmall.loyalty.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.condition.ConditionProblem.Code;

/** What a comparison must keep to, wherever it comes from. */
final class ComparisonRules {
    private ComparisonRules() {}

    /** All that is wrong; empty where nothing is. */
    static List<ConditionProblem> problems(String path, Field field, Operator operator, List<Value> values) {
        if (!operator.appliesTo(field.type())) {
            return List.of(new ConditionProblem(
                    path + "/operator",
                    Code.OPERATOR_NOT_FOR_FIELD,
                    Map.of("field", field.name(), "type", field.type().name(), "operator", operator.code())));
        }
        if (values.size() < operator.leastValues() || values.size() > operator.mostValues()) {
            return List.of(wrongNumber(path, operator, values.size()));
        }
        List<ConditionProblem> problems = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ConditionProblem problem = problem(path + "/values/" + i, field, operator, values.get(i));
            if (problem != null) {
                problems.add(problem);
            }
        }
        if (problems.isEmpty() && operator == Operator.BETWEEN && Value.compare(values.get(0), values.get(1)) > 0) {
            problems.add(new ConditionProblem(
                    path + "/values",
                    Code.BOUNDS_REVERSED,
                    Map.of("low", shown(values.get(0)), "high", shown(values.get(1)))));
        }
        return problems;
    }

    static ConditionProblem wrongNumber(String path, Operator operator, int values) {
        return new ConditionProblem(
                path + "/values",
                Code.WRONG_NUMBER_OF_VALUES,
                Map.of("values", values, "least", operator.leastValues(), "most", operator.mostValues()));
    }

    private static @Nullable ConditionProblem problem(String path, Field field, Operator operator, Value value) {
        if (!field.type().takes(value, operator)) {
            return new ConditionProblem(
                    path,
                    Code.WRONG_TYPE,
                    Map.of("value", shown(value), "type", field.type().name()));
        }
        if (value instanceof Value.Whole whole) {
            long least = operator.counts() ? 0 : field.least();
            long most = operator.counts() ? Limits.WHOLE : field.most();
            return whole.value() < least || whole.value() > most ? outOfRange(path, whole.value(), least, most) : null;
        }
        if (value instanceof Value.Day day) {
            return day.value().isBefore(Limits.FIRST_DAY) || day.value().isAfter(Limits.LAST_DAY)
                    ? outOfRange(path, day.value(), Limits.FIRST_DAY, Limits.LAST_DAY)
                    : null;
        }
        return value instanceof Value.Text text ? problem(path, text.value()) : null;
    }

    private static @Nullable ConditionProblem problem(String path, String text) {
        if (text.length() > Limits.TEXT) {
            return new ConditionProblem(
                    path, Code.TEXT_TOO_LONG, Map.of("length", text.length(), "limit", Limits.TEXT));
        }
        if (text.isBlank()) {
            return new ConditionProblem(path, Code.BLANK_TEXT, Map.of());
        }
        if (!text.equals(text.strip())) {
            return new ConditionProblem(path, Code.SURROUNDING_SPACE, Map.of());
        }
        boolean bad = text.codePoints()
                .map(Character::getType)
                .anyMatch(type -> type == Character.CONTROL || type == Character.SURROGATE);
        return bad ? new ConditionProblem(path, Code.BAD_CHARACTER, Map.of()) : null;
    }

    private static ConditionProblem outOfRange(String path, Object value, Object least, Object most) {
        return new ConditionProblem(
                path, Code.OUT_OF_RANGE, Map.of("value", shown(value), "least", shown(least), "most", shown(most)));
    }

    private static Object shown(Object value) {
        if (value instanceof Value.Whole whole) {
            return whole.value();
        }
        if (value instanceof Value.Text text) {
            return ConditionAssembly.shortened(text.value());
        }
        return value instanceof Long ? value : (value instanceof Value.Day day ? day.value() : value).toString();
    }
}
