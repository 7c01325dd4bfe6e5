package org.pointsmall.loyalty.earning;

/** Under what points are counted against a limit, such as {@code rule-12/member-7/2026-11}. */
public record LimitKey(String value) implements Comparable<LimitKey> {
    private static final int LONGEST = 80;

    public LimitKey {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("not a limit's key: " + value);
        }
    }

    @Override
    public int compareTo(LimitKey other) {
        return value.compareTo(other.value);
    }
}
