package org.pointsmall.loyalty.admin.condition;

import java.math.BigDecimal;
import java.util.Currency;
import org.pointsmall.loyalty.condition.FieldType;
import org.pointsmall.loyalty.condition.Value;

/**
 * Values as the form writes them, and as a condition has them. An amount stands in the form in the currency's main unit,
 * a day as a browser's own field for days sends it: {@code 2026-11-22}.
 */
final class FormValue {
    private static final int LONGEST_NUMBER = 40;

    private final Currency currency;

    FormValue(Currency currency) {
        this.currency = currency;
    }

    /** The value as a condition is assembled of; the text itself where it is none of this type, to be refused there. */
    Object read(FieldType type, String text) {
        return switch (type) {
            case WHOLE -> number(text, 0);
            case MONEY -> number(text, decimals());
            case TEXT, WORD, TEXTS, THINGS, DATE -> text;
            case FLAG -> flag(text);
        };
    }

    String write(FieldType type, Value value) {
        if (value instanceof Value.Whole whole) {
            return type == FieldType.MONEY ? amount(whole.value()) : Long.toString(whole.value());
        }
        if (value instanceof Value.Day day) {
            return day.value().toString();
        }
        return value instanceof Value.Flag flag ? Boolean.toString(flag.value()) : ((Value.Text) value).value();
    }

    /** Minor units in the currency's main unit. */
    String amount(long units) {
        return BigDecimal.valueOf(units, decimals()).toPlainString();
    }

    /** Digits and a point only: no exponents, and no separators, which mean one thing here and another there. */
    static Object number(String text, int decimals) {
        boolean plain = !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.')
                && text.chars().anyMatch(c -> c != '.')
                && text.indexOf('.') == text.lastIndexOf('.');
        if (!plain) {
            return text;
        }
        BigDecimal units = new BigDecimal(text).movePointRight(decimals).stripTrailingZeros();
        return units.scale() > 0 ? text : units.toBigInteger();
    }

    private static Object flag(String text) {
        return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
    }

    private int decimals() {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
