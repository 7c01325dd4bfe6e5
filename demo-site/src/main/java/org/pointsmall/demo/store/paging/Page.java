package org.pointsmall.demo.store.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next the cursor of the page that follows; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /**
     * The page that starts the rows found.
     *
     * @param found one row more than a page has, where there are more
     */
    public static <R, T> Page<T> of(
            List<R> found, int size, Function<? super R, Long> id, Function<? super R, ? extends T> answer) {
        List<R> shown = found.size() > size ? found.subList(0, size) : found;
        String next = found.size() > size ? Long.toString(id.apply(shown.get(size - 1))) : null;
        return new Page<>(List.copyOf(shown.stream().map(answer).toList()), next);
    }
}
