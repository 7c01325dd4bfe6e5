package org.pointsmall.demo.store.paging;

import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.problem.StoreProblem;

/** Reads the parameters {@code limit} and {@code cursor}. */
public final class Cursor {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private Cursor() {}

    /** How many a page has: 1 to 100, 20 where nothing was asked for. */
    public static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        long limit = number(text, "limit");
        if (limit < 1 || limit > MAX_LIMIT) {
            throw StoreProblem.invalid("limit");
        }
        return (int) limit;
    }

    /** The id after which an ascending list goes on. */
    public static long after(@Nullable String text) {
        return text == null ? Long.MIN_VALUE : number(text, "cursor");
    }

    /** The id before which a descending list goes on. */
    public static long before(@Nullable String text) {
        return text == null ? Long.MAX_VALUE : number(text, "cursor");
    }

    private static long number(String text, String field) {
        if (!text.matches("-?[0-9]{1,18}")) {
            throw StoreProblem.invalid(field);
        }
        return Long.parseLong(text);
    }
}
