package org.pointsmall.loyalty.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fact that is settled before the others are, such as the segments of the member who reads what a rule asks.
 *
 * @param field what it is of
 * @param fact of the field's type, and one that says something: neither a blank text nor unknown
 */
public record KnownFact(Field field, Value fact) {

    /**
     * What a condition still asks, without this field; nothing where it can no longer hold. It holds for the same facts
     * as the condition does, where this is one of them.
     */
    public Optional<Condition> leavesOf(Condition condition) {
        if (!condition.fields().contains(field)) {
            return Optional.of(condition);
        }
        if (condition instanceof Comparison comparison) {
            return comparison.holds(asked -> asked.equals(field) ? fact : null)
                    ? Optional.of(Condition.always())
                    : Optional.empty();
        }
        if (condition instanceof Not not) {
            Optional<Condition> left = leavesOf(not.part());
            return left.isEmpty()
                    ? Optional.of(Condition.always())
                    : left.filter(part -> !part.isAlways()).map(Not::new);
        }
        List<Optional<Condition>> parts =
                condition.parts().stream().map(this::leavesOf).toList();
        return condition instanceof All ? ofAll(parts) : ofAny(parts);
    }

    private static Optional<Condition> ofAll(List<Optional<Condition>> parts) {
        List<Condition> asked = new ArrayList<>();
        for (Optional<Condition> part : parts) {
            if (part.isEmpty()) {
                return Optional.empty();
            }
            part.filter(condition -> !condition.isAlways()).ifPresent(asked::add);
        }
        if (asked.isEmpty()) {
            return Optional.of(Condition.always());
        }
        return Optional.of(asked.size() == 1 ? asked.get(0) : new All(asked));
    }

    private static Optional<Condition> ofAny(List<Optional<Condition>> parts) {
        List<Condition> asked = parts.stream().flatMap(Optional::stream).toList();
        if (asked.stream().anyMatch(Condition::isAlways)) {
            return Optional.of(Condition.always());
        }
        if (asked.size() > 1) {
            return Optional.of(new Any(asked));
        }
        return asked.stream().findFirst();
    }
}
