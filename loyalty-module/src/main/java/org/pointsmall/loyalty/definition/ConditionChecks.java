package org.pointsmall.loyalty.definition;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.Contradiction;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * Whether an order can meet a condition, by what there is in the store now. Of a value, {@code condition/1/values/0}, it
 * says {@code UNKNOWN} ({@code value}) of a tier, segment, product or category that there is none of,
 * {@code OTHER_CURRENCY} ({@code currency}) of one in which nothing is earned, and {@code NOT_LEGIBLE} of a text with
 * characters that nobody sees; of a part that nothing can meet, {@code NEVER_HOLDS}; of a field that is not known of what is
 * asked about, {@code UNKNOWN_FIELD} ({@code field}).
 */
final class ConditionChecks {
    private static final String FIELD = "condition";
    private static final Pattern ID = Pattern.compile("-?[0-9]{1,18}");

    /** Those that compare whole texts. Parts of texts may be of several, and of those that are still to come. */
    private static final Set<Operator> WHOLE = Set.of(
            Operator.IS,
            Operator.IS_NOT,
            Operator.ONE_OF,
            Operator.NONE_OF,
            Operator.IS_IN_ANY_CASE,
            Operator.IS_NOT_IN_ANY_CASE,
            Operator.HAS_ANY_OF,
            Operator.HAS_NONE_OF);

    private static final Set<Operator> IN_ANY_CASE = Set.of(Operator.IS_IN_ANY_CASE, Operator.IS_NOT_IN_ANY_CASE);

    private final Targets targets;
    private final Currency currency;
    private final Predicate<Field> known;
    private final List<Invalid> wrong;

    /**
     * @param known which fields may be asked
     * @param wrong what is found is added to
     */
    ConditionChecks(Targets targets, Currency currency, Predicate<Field> known, List<Invalid> wrong) {
        this.targets = targets;
        this.currency = currency;
        this.known = known;
        this.wrong = wrong;
    }

    void check(Condition condition) {
        int before = wrong.size();
        check("", condition);
        if (wrong.size() == before) {
            Contradiction.in(condition).ifPresent(path -> wrong.add(Invalid.of(FIELD + path, "NEVER_HOLDS")));
        }
    }

    private void check(String path, Condition condition) {
        if (condition instanceof Comparison comparison) {
            if (!known.test(comparison.field())) {
                wrong.add(Invalid.of(FIELD + path + "/field", "UNKNOWN_FIELD")
                        .with("field", comparison.field().name()));
                return;
            }
            for (int i = 0; i < comparison.values().size(); i++) {
                if (comparison.values().get(i) instanceof Value.Text text) {
                    check(FIELD + path + "/values/" + i, comparison, text.value());
                }
            }
        }
        for (int i = 0; i < condition.parts().size(); i++) {
            check(path + "/" + i, condition.parts().get(i));
        }
    }

    private void check(String at, Comparison comparison, String value) {
        if (!Legible.is(value)) {
            wrong.add(Invalid.of(at, "NOT_LEGIBLE"));
            return;
        }
        if (!WHOLE.contains(comparison.operator())) {
            return;
        }
        boolean anyCase = IN_ANY_CASE.contains(comparison.operator());
        Field field = comparison.field();
        if (field.equals(Field.ORDER_CURRENCY)) {
            String code = anyCase ? value.toUpperCase(Locale.ROOT) : value;
            if (!code.equals(currency.getCurrencyCode())) {
                wrong.add(Invalid.of(at, "OTHER_CURRENCY").with("currency", currency.getCurrencyCode()));
            }
            return;
        }
        UnaryOperator<String> folded = anyCase ? text -> text.toLowerCase(Locale.ROOT) : text -> text;
        if (!known(field).test(folded.apply(value))) {
            wrong.add(Invalid.of(at, "UNKNOWN").with("value", value));
        }
    }

    private Predicate<String> known(Field field) {
        if (field.equals(Field.MEMBER_TIER)) {
            return targets.tiers();
        }
        if (field.equals(Field.MEMBER_SEGMENTS)) {
            return targets.segments();
        }
        if (field.equals(Field.LINE_PRODUCT) || field.equals(Field.BOUGHT_PRODUCTS)) {
            return id -> isId(id)
                    && !targets.catalogue().products(Set.of(Long.valueOf(id))).isEmpty();
        }
        if (field.equals(Field.LINE_CATEGORIES) || field.equals(Field.BOUGHT_CATEGORIES)) {
            return id -> isId(id)
                    && !targets.catalogue().categories(Set.of(Long.valueOf(id))).isEmpty();
        }
        return any -> true;
    }

    /** As an order has it: 7 and not 007. */
    private static boolean isId(String text) {
        return ID.matcher(text).matches() && Long.toString(Long.parseLong(text)).equals(text);
    }
}
