package org.pointsmall.loyalty.admin.page;

import java.util.List;
import java.util.Map;

/**
 * One page of a list.
 *
 * @param previous the page before; 0 where there is none
 * @param next the page after; 0 where there is none
 * @param count how many rows the whole list has
 */
public record Paged<T>(List<T> rows, int previous, int next, long count) {
    private static final int ON_A_PAGE = 100;

    /** @param page as the address has it; counts from 1, and is 1 where it is none */
    public static <T> Paged<T> of(List<T> all, String page) {
        int number = page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1;
        return new Paged<>(
                all.stream().skip((number - 1L) * ON_A_PAGE).limit(ON_A_PAGE).toList(),
                number - 1,
                all.size() > number * ON_A_PAGE ? number + 1 : 0,
                all.size());
    }

    /** The same page, with its rows as they are shown. */
    public <V> Paged<V> with(List<V> shown) {
        return new Paged<>(shown, previous, next, count);
    }

    /** By the names that templates know. */
    public void into(Map<String, Object> model) {
        model.put("rows", rows);
        model.put("previous", previous);
        model.put("next", next);
        model.put("count", count);
    }
}
