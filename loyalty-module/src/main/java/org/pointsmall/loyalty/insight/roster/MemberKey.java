package org.pointsmall.loyalty.insight.roster;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page ended.
 *
 * @param value what the last member is sorted by: nothing, a balance, or a day as {@code yyyymmdd} with 0 for never
 * @param account the last member's account
 */
public record MemberKey(long value, long account) {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    /** As {@link #toString} writes it; empty for any other text. */
    public static Optional<MemberKey> of(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches()
                ? Optional.of(new MemberKey(Long.parseLong(written.group(1)), Long.parseLong(written.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value + "-" + account;
    }
}
