package org.pointsmall.loyalty.condition;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.condition.ConditionProblem.Code;

/**
 * Puts a condition together from what comes from outside, and notes what is wrong and where. Whoever reads a format walks
 * through it, says {@link #enter} before each part, hands over what was found, and goes on where null comes back: a part
 * with a problem. In the end {@link #outcome} has the condition or the problems. For one condition, one thread.
 */
public final class ConditionAssembly {
    private static final int SHOWN = 40;
    private static final int PROBLEMS = 20;

    private final List<ConditionProblem> problems = new ArrayList<>();
    private final LongFunction<Object> amount;
    private int nodes;

    /** For a format with amounts in minor units. */
    public ConditionAssembly() {
        this(units -> units);
    }

    /** @param amount minor units as whoever wrote the condition wrote them, for what is said of them */
    public ConditionAssembly(LongFunction<Object> amount) {
        this.amount = amount;
    }

    /**
     * Whether to look into a part.
     *
     * @param depth 1 for the whole, one more for each level within
     * @return false where the limits are passed, which is then noted
     */
    public boolean enter(String path, int depth) {
        if (depth > Limits.DEPTH) {
            refuse(path, Code.TOO_DEEP, Map.of("limit", Limits.DEPTH));
            return false;
        }
        return counted(path, 1);
    }

    /**
     * All of the parts; the condition that always holds for a whole without any.
     *
     * @param parts those that were read; null for one with a problem
     */
    public @Nullable Condition all(String path, List<@Nullable Condition> parts) {
        if (parts.isEmpty() && !path.isEmpty()) {
            refuse(path, Code.EMPTY_GROUP, Map.of());
            return null;
        }
        List<Condition> read = complete(parts);
        return read == null ? null : new All(read);
    }

    /** @param parts those that were read; null for one with a problem */
    public @Nullable Condition any(String path, List<@Nullable Condition> parts) {
        if (parts.isEmpty()) {
            refuse(path, Code.EMPTY_GROUP, Map.of());
            return null;
        }
        List<Condition> read = complete(parts);
        return read == null ? null : new Any(read);
    }

    /** @param part null for one with a problem */
    public @Nullable Condition not(@Nullable Condition part) {
        return part == null ? null : new Not(part);
    }

    /**
     * A comparison.
     *
     * @param field the field's name
     * @param operator the operator's code
     * @param values {@link Long} or {@link BigInteger}, {@link String} (also for a day, as ISO), {@link Boolean}
     */
    public @Nullable Condition comparison(String path, String field, String operator, List<?> values) {
        Optional<Field> known = Field.named(field);
        if (known.isEmpty()) {
            refuse(path + "/field", Code.UNKNOWN_FIELD, Map.of("field", shortened(field)));
        }
        Optional<Operator> way = Operator.coded(operator);
        if (way.isEmpty()) {
            refuse(path + "/operator", Code.UNKNOWN_OPERATOR, Map.of("operator", shortened(operator)));
        }
        if (known.isEmpty() || way.isEmpty()) {
            return null;
        }
        if (values.size() > way.get().mostValues()
                && way.get().appliesTo(known.get().type())) {
            note(ComparisonRules.wrongNumber(path, way.get(), values.size()));
            return null;
        }
        return counted(path, values.size()) ? comparison(path, known.get(), way.get(), values) : null;
    }

    /** Notes what is wrong. */
    public void refuse(String path, Code code, Map<String, Object> operands) {
        note(new ConditionProblem(path, code, operands));
    }

    /** @param condition the whole; null where a part of it had a problem */
    public ReadCondition outcome(@Nullable Condition condition) {
        if (!problems.isEmpty() || condition == null) {
            return new ReadCondition.Refused(problems);
        }
        return new ReadCondition.Read(condition);
    }

    /** What somebody wrote, short enough to be shown in an answer and in a log. */
    public static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    private @Nullable Condition comparison(String path, Field field, Operator operator, List<?> written) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            Value value = WrittenValue.read(field, operator, written.get(i));
            if (value == null) {
                String shown = shortened(written.get(i).toString());
                String type = operator.counts()
                        ? FieldType.WHOLE.name()
                        : field.type().name();
                refuse(path + "/values/" + i, Code.WRONG_TYPE, Map.of("value", shown, "type", type));
            } else {
                values.add(value);
            }
        }
        if (values.size() < written.size()) {
            return null;
        }
        List<ConditionProblem> wrong = ComparisonRules.problems(path, field, operator, values);
        wrong.forEach(problem -> note(field.type() == FieldType.MONEY ? inAmounts(problem) : problem));
        return wrong.isEmpty() ? new Comparison(field, operator, values) : null;
    }

    private ConditionProblem inAmounts(ConditionProblem problem) {
        if (problem.code() != Code.OUT_OF_RANGE && problem.code() != Code.BOUNDS_REVERSED) {
            return problem;
        }
        Map<String, Object> amounts = new HashMap<>();
        problem.operands()
                .forEach((name, value) -> amounts.put(name, value instanceof Long units ? amount.apply(units) : value));
        return new ConditionProblem(problem.path(), problem.code(), amounts);
    }

    /** The parts, or null where one of them had a problem. */
    private static @Nullable List<Condition> complete(List<@Nullable Condition> parts) {
        List<Condition> read = parts.stream().filter(Objects::nonNull).toList();
        return read.size() < parts.size() ? null : read;
    }

    private boolean counted(String path, int more) {
        int before = nodes;
        nodes = Math.min(Limits.NODES + 1, nodes + more);
        if (nodes > Limits.NODES && before <= Limits.NODES) {
            refuse(path, Code.TOO_MANY_NODES, Map.of("limit", Limits.NODES));
        }
        return nodes <= Limits.NODES;
    }

    private void note(ConditionProblem problem) {
        if (problems.size() < PROBLEMS) {
            problems.add(problem);
        }
    }
}
