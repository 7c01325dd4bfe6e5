package org.pointsmall.loyalty.store;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pointsmall.loyalty.condition.All;
import org.pointsmall.loyalty.condition.Any;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.FieldType;
import org.pointsmall.loyalty.condition.Not;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.insight.figure.BusinessDays;
import org.pointsmall.loyalty.segment.NamedSegment;
import org.pointsmall.loyalty.segment.own.Matching;
import org.pointsmall.loyalty.transaction.jdbc.Columns;

/**
 * A condition on members as SQL, with its values in the same order. What is not known is null there, and SQL decides by the
 * same three-valued logic as {@link Condition} does. Numbers are compared by "at least" alone. Of a fact with few values, the
 * condition itself decides which of them meet it, and SQL looks for these.
 */
final class MatchingCondition {
    private static final int MONTHS = 12;
    private static final String NO_SEGMENT = "-";

    /** The month of a day as the store keeps it: 1990-02-28, or --02-28. */
    private static final String BIRTH_MONTH =
            "(SELECT MIN(CASE WHEN b.VALUE LIKE '--__-__' THEN SUBSTRING(b.VALUE, 3, 2)"
                    + " WHEN b.VALUE LIKE '____-__-__' THEN SUBSTRING(b.VALUE, 6, 2) END) FROM BLC_CUSTOMER_ATTRIBUTE b"
                    + " WHERE b.CUSTOMER_ID = a.MEMBER_ID AND b.NAME = ?)";

    /** Without the space around it; blank is not known. */
    private static final String ATTRIBUTE = "(SELECT NULLIF(MIN(TRIM(b.VALUE)), '') FROM BLC_CUSTOMER_ATTRIBUTE b"
            + " WHERE b.CUSTOMER_ID = a.MEMBER_ID AND b.NAME = ?)";

    /** As an order has it: 7 and not 007. */
    private static final Pattern ID = Pattern.compile("-?[1-9][0-9]{0,17}");

    private static final String OPENED_AT = "COALESCE((SELECT MIN(part.OPENED_AT) FROM LOYALTY_ACCOUNT part"
            + " WHERE part.MERGED_INTO = a.ACCOUNT_ID AND part.OPENED_AT < a.OPENED_AT), a.OPENED_AT)";

    private final Matching asked;
    private final Collection<String> tiers;
    private final String birthdayAttribute;
    private final Function<Set<Long>, Collection<Long>> below;
    private final MatchingGoods goods;
    private final boolean isMySql;
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /**
     * @param tiers the codes of all tiers
     * @param birthdayAttribute the customer's attribute that has the birthday
     * @param below categories with all that are below them
     * @param goods whom of the span it is asked of, by what they bought
     * @param isMySql whether the database takes letters in either case for the same
     */
    MatchingCondition(
            Matching asked,
            Collection<String> tiers,
            String birthdayAttribute,
            Function<Set<Long>, Collection<Long>> below,
            MatchingGoods goods,
            boolean isMySql) {
        this.below = below;
        this.goods = goods;
        this.isMySql = isMySql;
        this.asked = asked;
        this.tiers = List.copyOf(tiers);
        this.birthdayAttribute = birthdayAttribute;
        write(asked.condition());
    }

    String text() {
        return text.toString();
    }

    List<Object> values() {
        return List.copyOf(values);
    }

    private void write(Condition condition) {
        if (condition instanceof Comparison comparison) {
            compare(comparison);
        } else if (condition instanceof Not not) {
            text.append("NOT (");
            write(not.part());
            text.append(")");
        } else if (condition instanceof All || condition instanceof Any) {
            String between = condition instanceof All ? " AND " : " OR ";
            text.append("(").append(condition.isAlways() ? "1 = 1" : "");
            for (int i = 0; i < condition.parts().size(); i++) {
                text.append(i == 0 ? "" : between);
                write(condition.parts().get(i));
            }
            text.append(")");
        }
    }

    private void compare(Comparison comparison) {
        Field field = comparison.field();
        if (field.equals(Field.MEMBER_TIER)) {
            tier(comparison);
        } else if (field.equals(Field.MEMBER_SEGMENTS)) {
            segment(comparison);
        } else if (field.equals(Field.MEMBER_BIRTH_MONTH)) {
            birthMonth(comparison);
        } else if (field.type() == FieldType.THINGS) {
            bought(comparison);
        } else if (field.customerAttribute().isPresent()) {
            attribute(comparison, field.customerAttribute().get());
        } else {
            number(comparison);
        }
    }

    /** What somebody bought is always known, if only that it is nothing. What is no id is bought by nobody. */
    private void bought(Comparison comparison) {
        Set<Long> ids = comparison.values().stream()
                .map(value -> ((Value.Text) value).value())
                .filter(id -> ID.matcher(id).matches())
                .map(Long::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        boolean products = comparison.field().equals(Field.BOUGHT_PRODUCTS);
        text.append(comparison.operator() == Operator.HAS_NONE_OF ? "NOT (" : "(");
        goods.write(
                products ? ids : Set.of(),
                products || ids.isEmpty() ? Set.of() : new TreeSet<>(below.apply(ids)),
                text,
                values);
        text.append(")");
    }

    /** Texts are compared letter by letter, in either case, as {@link Operator} does. */
    private void attribute(Comparison comparison, String name) {
        boolean asksForPresence =
                comparison.operator() == Operator.IS_PRESENT || comparison.operator() == Operator.IS_BLANK;
        boolean isNegative = comparison.operator() == Operator.IS_NOT || comparison.operator() == Operator.NONE_OF;
        text.append(isNegative ? "NOT (" : "(");
        values.add(name);
        if (asksForPresence) {
            text.append(ATTRIBUTE).append(comparison.operator() == Operator.IS_PRESENT ? " IS NOT NULL" : " IS NULL");
        } else {
            among(
                    isMySql ? "CONVERT(" + ATTRIBUTE + " USING utf8mb4) COLLATE utf8mb4_bin" : ATTRIBUTE,
                    comparison.values().stream()
                            .map(value -> ((Value.Text) value).value())
                            .toList());
        }
        text.append(")");
    }

    private void tier(Comparison comparison) {
        if (comparison.operator() == Operator.IS_PRESENT || comparison.operator() == Operator.IS_BLANK) {
            text.append("t.TIER_CODE IS ").append(comparison.operator() == Operator.IS_PRESENT ? "NOT NULL" : "NULL");
            return;
        }
        List<String> met = tiers.stream()
                .filter(code -> isMet(comparison, new Value.Text(code)))
                .toList();
        among("t.TIER_CODE", met);
    }

    /** Nobody is in two that were measured, and who is in none is known to be. */
    private void segment(Comparison comparison) {
        List<String> met = new ArrayList<>();
        Arrays.stream(NamedSegment.values())
                .map(segment -> segment.code().value())
                .filter(code -> isMet(comparison, new Value.Texts(Set.of(code))))
                .forEach(met::add);
        if (isMet(comparison, new Value.Texts(Set.of()))) {
            met.add(NO_SEGMENT);
        }
        among("COALESCE(s.SEGMENT, '" + NO_SEGMENT + "')", met);
    }

    private void birthMonth(Comparison comparison) {
        values.add(birthdayAttribute);
        among(
                BIRTH_MONTH,
                IntStream.rangeClosed(1, MONTHS)
                        .filter(month -> isMet(comparison, new Value.Whole(month)))
                        .mapToObj(month -> String.format(Locale.ROOT, "%02d", month))
                        .toList());
    }

    private static boolean isMet(Comparison comparison, Value fact) {
        return comparison.holds(any -> fact);
    }

    /** Where none is met it is false, but not known where the fact is not. */
    private void among(String fact, List<String> met) {
        List<String> sought = met.isEmpty() ? List.of("") : met;
        text.append(fact).append(" IN (").append(Columns.places(sought.size())).append(")");
        values.addAll(sought);
    }

    private void number(Comparison comparison) {
        List<Long> with = comparison.values().stream()
                .map(value -> ((Value.Whole) value).value())
                .toList();
        Field field = comparison.field();
        text.append("(");
        switch (comparison.operator()) {
            case IS, ONE_OF -> oneOf(field, with);
            case IS_NOT, NONE_OF -> {
                text.append("NOT (");
                oneOf(field, with);
                text.append(")");
            }
            case AT_LEAST -> atLeast(field, with.get(0));
            case MORE_THAN -> atLeast(field, with.get(0) + 1);
            case LESS_THAN -> below(field, with.get(0));
            case AT_MOST -> below(field, with.get(0) + 1);
            case BETWEEN -> between(field, with.get(0), with.get(1));
            default -> throw new IllegalStateException("no comparison of numbers: " + comparison);
        }
        text.append(")");
    }

    private void oneOf(Field field, List<Long> with) {
        for (int i = 0; i < with.size(); i++) {
            text.append(i == 0 ? "" : " OR ");
            between(field, with.get(i), with.get(i));
        }
    }

    private void between(Field field, long least, long most) {
        atLeast(field, least);
        text.append(" AND ");
        below(field, most + 1);
    }

    private void below(Field field, long bound) {
        text.append("NOT (");
        atLeast(field, bound);
        text.append(")");
    }

    private void atLeast(Field field, long least) {
        if (field.equals(Field.MEMBER_BALANCE)) {
            add("a.AVAILABLE >= ?", least);
        } else if (field.equals(Field.BOUGHT_ORDERS)) {
            add("COALESCE(o.ORDERS, 0) >= ?", least);
        } else if (field.equals(Field.BOUGHT_MONEY)) {
            money(least);
        } else if (field.equals(Field.BOUGHT_DAYS_AGO)) {
            add("o.LAST_ORDER < ?", Timestamp.from(asked.startOfDay(least - 1)));
        } else if (field.equals(Field.MEMBER_DAYS)) {
            add(OPENED_AT + " < ?", Objects.requireNonNull(Columns.column(asked.startOfDay(least - 1))));
        } else if (field.equals(Field.MEMBER_UNSEEN_DAYS)) {
            add("l.BUSINESS_DAY <= ?", BusinessDays.number(asked.day(least)));
        } else {
            throw new IllegalStateException("not known of members as such: " + field);
        }
    }

    /** Part of a minor unit counts for nothing, and what came back counts against what was paid, down to nothing. */
    private void money(long least) {
        if (least <= 0) {
            text.append("1 = 1");
        } else {
            String units = "1" + "0".repeat(asked.currency().getDefaultFractionDigits());
            add("COALESCE(o.TOTAL, 0) * " + units + " - COALESCE(o.BACK, 0) >= ?", least);
        }
    }

    private void add(String comparison, Object value) {
        text.append(comparison);
        values.add(value);
    }
}
