package org.pointsmall.loyalty.member;

import java.util.regex.Pattern;

/** A segment as rules name it: lower-case words joined by hyphens, as in {@code at-risk}. */
public record SegmentCode(String value) {
    private static final Pattern WORDS = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST = 30;

    public SegmentCode {
        if (!isCode(value)) {
            throw new IllegalArgumentException("not a segment's code: " + value);
        }
    }

    /** Whether a segment could be named so. */
    public static boolean isCode(String text) {
        return text.length() <= LONGEST && WORDS.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
