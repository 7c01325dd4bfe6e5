package org.pointsmall.loyalty.tier;

import java.util.regex.Pattern;

/** A tier's name in rules and in the API, such as {@code gold}. What may be saved, {@link SchemeRules} says. */
public record TierCode(String value) {
    static final int LONGEST = 30;
    private static final Pattern WELL_FORMED = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    boolean isWellFormed() {
        return value.length() <= LONGEST && WELL_FORMED.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
