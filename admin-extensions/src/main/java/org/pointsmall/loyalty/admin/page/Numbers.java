package org.pointsmall.loyalty.admin.page;

import java.util.OptionalLong;

/** Numbers as addresses and forms bear them. */
public final class Numbers {
    private Numbers() {}

    /** The id that a path names; empty where it is larger than any. */
    public static OptionalLong id(String digits) {
        return digits.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    /** The version that a form was shown with; where it bears none, one that never was, and so is outdated. */
    public static int version(String seen) {
        return seen.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(seen) : Integer.MAX_VALUE;
    }
}
