package org.pointsmall.loyalty.admin.page;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * One page of a list that has no end, the newest first: it begins below a key, and so costs the same however far back it is.
 *
 * @param older the key below which the next page begins; empty on the last one
 * @param <T> a row
 */
public record Newest<T>(List<T> rows, String older) {

    /**
     * Asks for one row more than is shown, to know whether there are any.
     *
     * @param below as the address has it; what is no key asks for the newest
     * @param find finds rows below a key, at most so many
     */
    public static <T> Newest<T> of(
            String below, int onAPage, BiFunction<Long, Integer, List<T>> find, ToLongFunction<T> key) {
        OptionalLong from = Numbers.id(below);
        List<T> found = find.apply(from.orElse(Long.MAX_VALUE), onAPage + 1);
        return found.size() <= onAPage
                ? new Newest<>(found, "")
                : new Newest<>(found.subList(0, onAPage), Long.toString(key.applyAsLong(found.get(onAPage - 1))));
    }

    /** The same page, with its rows as they are shown. */
    public <V> Newest<V> with(Function<T, V> shown) {
        return new Newest<>(rows.stream().map(shown).toList(), older);
    }

    /** By the names that templates know. */
    public void into(Map<String, Object> model) {
        model.put("rows", rows);
        model.put("older", older);
    }
}
