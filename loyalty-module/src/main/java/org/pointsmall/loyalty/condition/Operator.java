package org.pointsmall.loyalty.condition;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

import static org.pointsmall.loyalty.condition.FieldType.DATE;
import static org.pointsmall.loyalty.condition.FieldType.FLAG;
import static org.pointsmall.loyalty.condition.FieldType.MONEY;
import static org.pointsmall.loyalty.condition.FieldType.TEXT;
import static org.pointsmall.loyalty.condition.FieldType.TEXTS;
import static org.pointsmall.loyalty.condition.FieldType.THINGS;
import static org.pointsmall.loyalty.condition.FieldType.WHOLE;
import static org.pointsmall.loyalty.condition.FieldType.WORD;

/**
 * How a fact is compared. Parts of texts are looked for whatever their case, by no language's rules, as Broadleaf's rule
 * builder does; whole texts with or without it. The codes are stored with conditions and never change.
 */
public enum Operator {
    IS("is", 1, 1, Set.of(WHOLE, MONEY, TEXT, WORD, DATE, FLAG), (fact, values) -> fact.equals(values.get(0))),
    IS_NOT("is-not", 1, 1, Set.of(WHOLE, MONEY, TEXT, WORD, DATE), IS.fails()),
    ONE_OF("one-of", 1, Limits.VALUES, Set.of(WHOLE, TEXT, WORD), (fact, values) -> values.contains(fact)),
    NONE_OF("none-of", 1, Limits.VALUES, Set.of(WHOLE, TEXT, WORD), ONE_OF.fails()),

    MORE_THAN("more-than", 1, 1, Set.of(WHOLE, MONEY, DATE), (fact, values) -> Value.compare(fact, values.get(0)) > 0),
    AT_MOST("at-most", 1, 1, Set.of(WHOLE, MONEY, DATE), MORE_THAN.fails()),
    AT_LEAST("at-least", 1, 1, Set.of(WHOLE, MONEY, DATE), (fact, values) -> Value.compare(fact, values.get(0)) >= 0),
    LESS_THAN("less-than", 1, 1, Set.of(WHOLE, MONEY, DATE), AT_LEAST.fails()),
    /** From the first to the second, both of them included. */
    BETWEEN(
            "between",
            2,
            2,
            Set.of(WHOLE, MONEY, DATE),
            (fact, values) -> Value.compare(fact, values.get(0)) >= 0 && Value.compare(fact, values.get(1)) <= 0),

    IS_IN_ANY_CASE(
            "is-in-any-case", 1, 1, Set.of(TEXT), (fact, values) -> text(fact).equalsIgnoreCase(text(values.get(0)))),
    IS_NOT_IN_ANY_CASE("is-not-in-any-case", 1, 1, Set.of(TEXT), IS_IN_ANY_CASE.fails()),
    CONTAINS("contains", 1, 1, Set.of(TEXT), (fact, values) -> contains(text(fact), text(values.get(0)))),
    CONTAINS_NOT("contains-not", 1, 1, Set.of(TEXT), CONTAINS.fails()),
    STARTS_WITH("starts-with", 1, 1, Set.of(TEXT), (fact, values) -> isAt(0, text(fact), text(values.get(0)))),
    STARTS_NOT_WITH("starts-not-with", 1, 1, Set.of(TEXT), STARTS_WITH.fails()),
    ENDS_WITH(
            "ends-with",
            1,
            1,
            Set.of(TEXT),
            (fact, values) ->
                    isAt(text(fact).length() - text(values.get(0)).length(), text(fact), text(values.get(0)))),
    ENDS_NOT_WITH("ends-not-with", 1, 1, Set.of(TEXT), ENDS_WITH.fails()),

    HAS_ANY_OF("has-any-of", 1, Limits.VALUES, Set.of(TEXTS, THINGS), (fact, values) -> values.stream()
            .anyMatch(value -> texts(fact).contains(text(value)))),
    HAS_NONE_OF("has-none-of", 1, Limits.VALUES, Set.of(TEXTS, THINGS), HAS_ANY_OF.fails()),
    COUNT_AT_LEAST(
            "count-at-least", 1, 1, Set.of(TEXTS), (fact, values) -> texts(fact).size() >= whole(values)),
    COUNT_AT_MOST(
            "count-at-most", 1, 1, Set.of(TEXTS), (fact, values) -> texts(fact).size() <= whole(values)),

    /** Known, and neither blank nor empty. Never unknown itself. */
    IS_PRESENT("is-present", 0, 0, Set.of(TEXT, WORD, TEXTS, DATE), (fact, values) -> isPresent(fact)),
    /** Not known, blank or empty. Never unknown itself. */
    IS_BLANK("is-blank", 0, 0, Set.of(TEXT, WORD, TEXTS, DATE), IS_PRESENT.fails());

    private static final Map<String, Operator> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Operator::code, Function.identity()));

    private final String code;
    private final int least;
    private final int most;
    private final EnumSet<FieldType> types;
    private final BiPredicate<Value, List<Value>> test;

    Operator(String code, int least, int most, Set<FieldType> types, BiPredicate<Value, List<Value>> test) {
        this.code = code;
        this.least = least;
        this.most = most;
        this.types = EnumSet.copyOf(types);
        this.test = test;
    }

    /** The operator of that code. */
    public static Optional<Operator> coded(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** The stable code, such as {@code at-least}. */
    public String code() {
        return code;
    }

    public boolean appliesTo(FieldType type) {
        return types.contains(type);
    }

    /** How many values it takes at least. */
    public int leastValues() {
        return least;
    }

    /** How many values it takes at most. */
    public int mostValues() {
        return most;
    }

    /** Whether it asks how many texts there are, and so is compared with a number. */
    public boolean counts() {
        return this == COUNT_AT_LEAST || this == COUNT_AT_MOST;
    }

    /** Whether it asks only if there is a fact. */
    boolean asksForPresence() {
        return this == IS_PRESENT || this == IS_BLANK;
    }

    boolean test(Value fact, List<Value> values) {
        return test.test(fact, values);
    }

    private BiPredicate<Value, List<Value>> fails() {
        return test.negate();
    }

    static boolean isPresent(Value fact) {
        return !(fact instanceof Value.Text text && text.value().isBlank())
                && !(fact instanceof Value.Texts texts && texts.values().isEmpty());
    }

    private static boolean contains(String text, String part) {
        for (int i = 0; i <= text.length() - part.length(); i++) {
            if (isAt(i, text, part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(int offset, String text, String part) {
        return text.regionMatches(true, offset, part, 0, part.length());
    }

    private static String text(Value value) {
        return ((Value.Text) value).value();
    }

    private static Set<String> texts(Value value) {
        return ((Value.Texts) value).values();
    }

    private static long whole(List<Value> values) {
        return ((Value.Whole) values.get(0)).value();
    }
}
