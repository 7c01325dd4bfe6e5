package org.pointsmall.loyalty.member;

import java.util.regex.Pattern;

/** A tier's name in rules and in the API, such as {@code gold}. What may be saved, the tiers say. */
public record TierCode(String value) {
    public static final int LONGEST = 30;
    private static final Pattern WELL_FORMED = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Whether a tier could be named so. */
    public boolean isWellFormed() {
        return value.length() <= LONGEST && WELL_FORMED.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
