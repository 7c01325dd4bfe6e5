package org.pointsmall.loyalty.condition;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds conditions that nothing can meet, as far as comparisons of one field that must all hold tell it: more than 100 and
 * less than 50, fewer than one item, one of two channels and neither of them. What it finds never holds; it does not find
 * everything that never does.
 */
public final class Contradiction {
    /** Counted from one: an order without them does not come to be. */
    private static final Set<Field> COUNTED = Set.of(Field.ORDER_ITEMS, Field.ORDER_LINES, Field.LINE_QUANTITY);

    private Contradiction() {}

    /** Where the contradiction is, as {@link ConditionProblem#path} says it; empty where none was found. */
    public static Optional<String> in(Condition condition) {
        return in("", condition);
    }

    private static Optional<String> in(String path, Condition condition) {
        if (condition instanceof Comparison comparison) {
            return conflict(List.of(comparison)) ? Optional.of(path) : Optional.empty();
        }
        List<Condition> parts = condition.parts();
        List<Optional<String>> found = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            found.add(in(path + "/" + i, parts.get(i)));
        }
        if (condition instanceof Any) {
            return found.stream().allMatch(Optional::isPresent) ? found.get(0) : Optional.empty();
        }
        if (condition instanceof All) {
            Optional<String> part = found.stream().flatMap(Optional::stream).findFirst();
            return part.isPresent() || !conflictOf(condition) ? part : Optional.of(path);
        }
        return Optional.empty();
    }

    private static boolean conflictOf(Condition all) {
        Map<Field, List<Comparison>> byField = new HashMap<>();
        gather(all, byField);
        return byField.values().stream().anyMatch(Contradiction::conflict);
    }

    private static void gather(Condition condition, Map<Field, List<Comparison>> byField) {
        if (condition instanceof Comparison comparison) {
            byField.computeIfAbsent(comparison.field(), field -> new ArrayList<>())
                    .add(comparison);
        } else if (condition instanceof All) {
            condition.parts().forEach(part -> gather(part, byField));
        }
    }

    /** Whether no value of their one field meets them all. */
    private static boolean conflict(List<Comparison> together) {
        Field field = together.get(0).field();
        return switch (field.type()) {
            case WHOLE, MONEY, DATE -> isBlankAndNot(together) || isEmpty(field, together) || noneIsLeft(together);
            case TEXT, WORD, FLAG -> isBlankAndNot(together) || noneIsLeft(together);
            case TEXTS, THINGS -> noSetIsLeft(together);
        };
    }

    /** What is blank is not compared. An empty set of texts is: it has at most so many. */
    private static boolean isBlankAndNot(List<Comparison> together) {
        return together.stream().anyMatch(one -> one.operator() == Operator.IS_BLANK)
                && together.stream().anyMatch(one -> one.operator() != Operator.IS_BLANK);
    }

    /** No set has one of several texts and none of them, or has one and is empty, or has fewer than it has. */
    private static boolean noSetIsLeft(List<Comparison> together) {
        Set<Value> none = new HashSet<>();
        long least = 0;
        long most = Long.MAX_VALUE;
        for (Comparison one : together) {
            switch (one.operator()) {
                case HAS_NONE_OF -> none.addAll(one.values());
                case HAS_ANY_OF, IS_PRESENT -> least = Math.max(least, 1);
                case IS_BLANK -> most = 0;
                case COUNT_AT_LEAST ->
                    least = Math.max(least, number(one.values().get(0)));
                case COUNT_AT_MOST -> most = Math.min(most, number(one.values().get(0)));
                default -> {}
            }
        }
        return least > most
                || together.stream()
                        .anyMatch(one -> one.operator() == Operator.HAS_ANY_OF && none.containsAll(one.values()));
    }

    private static boolean isEmpty(Field field, List<Comparison> together) {
        long least = COUNTED.contains(field) ? 1 : Long.MIN_VALUE;
        least = field.type() == FieldType.DATE ? least : Math.max(least, field.least());
        long most = Long.MAX_VALUE;
        for (Comparison one : together) {
            List<Long> values = one.values().stream().map(Contradiction::number).toList();
            long low = values.stream().min(Long::compare).orElse(Long.MIN_VALUE);
            long high = values.stream().max(Long::compare).orElse(Long.MAX_VALUE);
            switch (one.operator()) {
                case IS, ONE_OF, BETWEEN -> {
                    least = Math.max(least, low);
                    most = Math.min(most, high);
                }
                case MORE_THAN -> least = Math.max(least, low + 1);
                case AT_LEAST -> least = Math.max(least, low);
                case LESS_THAN -> most = Math.min(most, high - 1);
                case AT_MOST -> most = Math.min(most, high);
                default -> {}
            }
        }
        return least > most || least == most && isExcluded(least, together);
    }

    private static boolean isExcluded(long only, List<Comparison> together) {
        return together.stream()
                .filter(one -> one.operator() == Operator.IS_NOT || one.operator() == Operator.NONE_OF)
                .flatMap(one -> one.values().stream())
                .anyMatch(value -> number(value) == only);
    }

    private static long number(Value value) {
        if (value instanceof Value.Day day) {
            return LocalDate.EPOCH.until(day.value(), ChronoUnit.DAYS);
        }
        return ((Value.Whole) value).value();
    }

    private static boolean noneIsLeft(List<Comparison> together) {
        Set<Value> left = null;
        for (Comparison one : together) {
            if (one.operator() == Operator.IS || one.operator() == Operator.ONE_OF) {
                if (left == null) {
                    left = new HashSet<>(one.values());
                } else {
                    left.retainAll(one.values());
                }
            }
        }
        if (left == null) {
            return false;
        }
        for (Comparison one : together) {
            left.removeIf(value -> one.operator() != Operator.IS_PRESENT
                    && one.operator() != Operator.IS_BLANK
                    && !one.operator().test(value, one.values()));
        }
        return left.isEmpty();
    }
}
