package org.pointsmall.loyalty.earning;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pointsmall.loyalty.member.MemberId;

/** Under what points are counted against a limit, such as {@code rule-12/member-7/2026-11}. */
public record LimitKey(String value) implements Comparable<LimitKey> {
    private static final int LONGEST = 80;
    private static final Pattern OF_A_MEMBER = Pattern.compile("(.+/member-)(-?[0-9]+)(/.+)");

    public LimitKey {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("not a limit's key: " + value);
        }
    }

    /** Whose awards are counted; empty for those of all members together. */
    public Optional<MemberId> member() {
        Matcher key = OF_A_MEMBER.matcher(value);
        return key.matches() ? Optional.of(new MemberId(Long.parseLong(key.group(2)))) : Optional.empty();
    }

    /** Under what the same is counted of another member. */
    public LimitKey of(MemberId other) {
        Matcher key = OF_A_MEMBER.matcher(value);
        return key.matches() ? new LimitKey(key.group(1) + other.value() + key.group(3)) : this;
    }

    @Override
    public int compareTo(LimitKey other) {
        return value.compareTo(other.value);
    }
}
