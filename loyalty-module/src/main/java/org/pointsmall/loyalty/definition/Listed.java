package org.pointsmall.loyalty.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * Several of a kind, in rows that an operator adds and removes. Of a row in which something is wrong, nothing is answered.
 *
 * @param <V> one of them
 */
public final class Listed<V> extends Part<List<V>> {
    private final Shape<V> one;
    private final int least;
    private final int most;
    private final @Nullable Function<V, ?> key;
    private final String keyPath;

    /**
     * @param path of the list, which is its key too
     * @param one what stands in a row
     * @param least how many there must be, refused as {@code MISSING}
     * @param most how many there may be, refused as {@code TOO_MANY} ({@code most})
     */
    public Listed(String path, Shape<V> one, int least, int most) {
        this(path, one, least, most, null, "");
    }

    private Listed(String path, Shape<V> one, int least, int most, @Nullable Function<V, ?> key, String keyPath) {
        super(path);
        this.one = one;
        this.least = least;
        this.most = most;
        this.key = key;
        this.keyPath = keyPath;
    }

    /**
     * The same, where no two are for the same: the second is refused as {@code DUPLICATE}.
     *
     * @param what they are for
     * @param field of a row, which is refused
     */
    public Listed<V> eachFor(Function<V, ?> what, String field) {
        return new Listed<>(path(), one, least, most, what, field);
    }

    private static String row(String at, int number) {
        return at + "[" + number + "]";
    }

    @Override
    List<V> read(Reading reading, String at) {
        List<String> rows = reading.draft().draft().rows(at);
        if (rows.size() < least) {
            reading.draft().refuse(Invalid.of(at, "MISSING"));
        }
        if (rows.size() > most) {
            reading.draft().refuse(Invalid.of(at, "TOO_MANY").with("most", most));
            return List.of();
        }
        List<V> all = new ArrayList<>();
        Set<Object> known = new HashSet<>();
        for (String row : rows) {
            V read = one.read(reading, row);
            if (reading.draft().isRight(row)) {
                if (key == null || known.add(key.apply(read))) {
                    all.add(read);
                } else {
                    reading.draft().refuse(Invalid.of(row + "." + keyPath, "DUPLICATE"));
                }
            }
        }
        return all;
    }

    @Override
    Draft write(Draft draft, String at, List<V> all) {
        Draft written = draft;
        for (int i = 0; i < all.size(); i++) {
            written = one.write(written, row(at, i), all.get(i));
        }
        return written;
    }

    @Override
    void keep(List<V> all, Row row) {
        List<Map<String, Object>> rows =
                all.stream().map(value -> one.keep(value).values()).toList();
        row.put(path(), rows);
    }

    @Override
    List<V> kept(Row row) {
        return row.rows(path()).stream().map(one::whole).toList();
    }

    @Override
    boolean isIn(Row row) {
        return row.has(path());
    }

    @Override
    void check(List<V> all, String at, Checking checking) {
        for (int i = 0; i < all.size(); i++) {
            one.check(all.get(i), row(at, i), checking);
        }
    }

    @Override
    void declare(String at, List<Declared> fields) {
        List<Declared> own = new ArrayList<>();
        one.declare(at + "[]", own);
        own.forEach(field -> fields.add(field.inRows()));
    }
}
