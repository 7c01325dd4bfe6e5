package org.pointsmall.loyalty.admin.condition;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pointsmall.loyalty.condition.Operator;

import static java.util.Map.entry;

/**
 * Broadleaf's operators that say the same as one of ours, by name: newer lines have some that this one has not. Those that
 * compare a field with another field, and regular expressions, have none: they are refused.
 */
final class FormOperators {
    private static final Map<String, Operator> READ = Map.ofEntries(
            entry("EQUALS", Operator.IS),
            entry("NOT_EQUAL", Operator.IS_NOT),
            entry("GREATER_THAN", Operator.MORE_THAN),
            entry("GREATER_OR_EQUAL", Operator.AT_LEAST),
            entry("LESS_THAN", Operator.LESS_THAN),
            entry("LESS_OR_EQUAL", Operator.AT_MOST),
            entry("BETWEEN_INCLUSIVE", Operator.BETWEEN),
            entry("IEQUALS", Operator.IS_IN_ANY_CASE),
            entry("INOT_EQUAL", Operator.IS_NOT_IN_ANY_CASE),
            entry("ICONTAINS", Operator.CONTAINS),
            entry("INOT_CONTAINS", Operator.CONTAINS_NOT),
            entry("ISTARTS_WITH", Operator.STARTS_WITH),
            entry("INOT_STARTS_WITH", Operator.STARTS_NOT_WITH),
            entry("IENDS_WITH", Operator.ENDS_WITH),
            entry("INOT_ENDS_WITH", Operator.ENDS_NOT_WITH),
            entry("CONTAINS", Operator.HAS_ANY_OF),
            entry("NOT_CONTAINS", Operator.HAS_NONE_OF),
            entry("COLLECTION_IN", Operator.HAS_ANY_OF),
            entry("COLLECTION_NOT_IN", Operator.HAS_NONE_OF),
            entry("COUNT_GREATER_OR_EQUAL", Operator.COUNT_AT_LEAST),
            entry("COUNT_LESS_OR_EQUAL", Operator.COUNT_AT_MOST),
            entry("NOT_NULL", Operator.IS_PRESENT),
            entry("IS_NULL", Operator.IS_BLANK));

    private static final Map<Operator, String> WRITTEN = new EnumMap<>(Operator.class);

    static {
        READ.forEach((name, operator) -> {
            if (!name.startsWith("COLLECTION")) {
                WRITTEN.put(operator, name);
            }
        });
        WRITTEN.put(Operator.ONE_OF, "EQUALS");
        WRITTEN.put(Operator.NONE_OF, "NOT_EQUAL");
    }

    private FormOperators() {}

    /** The codes of all operators that the form has words for, by those words. */
    static Map<String, String> codes() {
        Map<String, String> codes = new TreeMap<>();
        READ.forEach((name, operator) -> codes.put(name, operator.code()));
        return codes;
    }

    /** @param list whether it is compared with several values, which the form says by the value and not the operator */
    static Optional<Operator> read(String name, boolean list) {
        Optional<Operator> operator = Optional.ofNullable(READ.get(name));
        return list ? operator.map(FormOperators::ofSeveral) : operator;
    }

    static String write(Operator operator) {
        String name = WRITTEN.get(operator);
        if (name == null) {
            throw new IllegalArgumentException("the form has no word for " + operator);
        }
        return name;
    }

    private static Operator ofSeveral(Operator operator) {
        return switch (operator) {
            case IS -> Operator.ONE_OF;
            case IS_NOT -> Operator.NONE_OF;
            default -> operator;
        };
    }
}
