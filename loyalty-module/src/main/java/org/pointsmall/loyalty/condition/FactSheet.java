package org.pointsmall.loyalty.condition;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;

/**
 * Facts that are written down, or looked up when they are first asked for and then remembered. For one order, member or
 * line at one time, and one thread.
 */
public final class FactSheet implements Facts {
    private final Map<Field, Value> known = new HashMap<>();
    private final Map<Field, Supplier<? extends @Nullable Value>> lookups = new HashMap<>();

    public FactSheet number(Field field, long number) {
        return put(field, new Value.Whole(number));
    }

    /** In minor units of the order's currency, which is the only one that a condition's amounts are meant in. */
    public FactSheet money(Field field, Money amount) {
        return put(field, new Value.Whole(amount.minorUnits()));
    }

    /** @param text null or blank where it is not known */
    public FactSheet text(Field field, @Nullable String text) {
        return text == null || text.isBlank() ? this : put(field, new Value.Text(text));
    }

    public FactSheet texts(Field field, Set<String> texts) {
        return put(field, new Value.Texts(texts));
    }

    public FactSheet day(Field field, LocalDate day) {
        return put(field, new Value.Day(day));
    }

    public FactSheet flag(Field field, boolean flag) {
        return put(field, new Value.Flag(flag));
    }

    /** What is asked at most once, and only if a condition comes to ask for it; the answer may be null: not known. */
    public FactSheet lookUp(Field field, Supplier<? extends @Nullable Value> lookup) {
        lookups.put(field, lookup);
        return this;
    }

    @Override
    public @Nullable Value of(Field field) {
        Value value = known.get(field);
        if (value != null) {
            return value;
        }
        Supplier<? extends @Nullable Value> lookup = lookups.remove(field);
        Value found = lookup == null ? null : lookup.get();
        if (found != null) {
            put(field, found);
        }
        return found;
    }

    private FactSheet put(Field field, Value value) {
        if (!field.type().isFact(value)) {
            throw new IllegalArgumentException(field + " is " + field.type() + " and can't be " + value);
        }
        known.put(field, value);
        return this;
    }
}
