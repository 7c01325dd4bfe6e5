package org.pointsmall.loyalty.definition;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One field. Its values are written, read and kept by what it is given.
 *
 * @param <V> its values
 */
public final class Leaf<V> extends Part<V> {
    private final String key;
    private final Form form;
    private final Read<V> read;
    private final Write<V> write;
    private final Kept<V> kept;
    private final Check<V> check;

    /** What a form shows of it; nothing for what is only kept. */
    record Form(@Nullable Input input, List<String> choices) {
        static Form of(Input input) {
            return new Form(input, List.of());
        }
    }

    /** Reads a value from a draft. */
    interface Read<V> {
        V from(Reading reading, String at);
    }

    /** Writes a value into a draft. */
    interface Write<V> {
        Draft into(Draft draft, String at, V value);
    }

    /**
     * How a value is kept, both ways.
     *
     * @param as null for one that is nothing
     * @param from null where there is none
     */
    record Kept<V>(Function<V, @Nullable Object> as, Function<@Nullable Object, V> from) {}

    /** Finds what is wrong with a value. */
    public interface Check<V> {
        void of(V value, String at, Checking checking);
    }

    Leaf(String path, Form form, Read<V> read, Write<V> write, Kept<V> kept, Check<V> check) {
        this(path, path, form, read, write, kept, check);
    }

    private Leaf(String path, String key, Form form, Read<V> read, Write<V> write, Kept<V> kept, Check<V> check) {
        super(path);
        this.key = key;
        this.form = form;
        this.read = read;
        this.write = write;
        this.kept = kept;
        this.check = check;
    }

    /** The same, kept by another key than its path. */
    public Leaf<V> keptAs(String other) {
        return new Leaf<>(path(), other, form, read, write, kept, check);
    }

    /** The same, with values of a type of their own. */
    public <W> Leaf<W> as(Function<V, W> made, Function<W, V> of) {
        return new Leaf<>(
                path(),
                key,
                form,
                (reading, at) -> made.apply(read.from(reading, at)),
                (draft, at, value) -> write.into(draft, at, of.apply(value)),
                new Kept<>(
                        value -> kept.as().apply(of.apply(value)),
                        value -> made.apply(kept.from().apply(value))),
                (value, at, checking) -> check.of(of.apply(value), at, checking));
    }

    /** The same, and this is checked too. */
    public Leaf<V> checked(Check<V> too) {
        return new Leaf<>(path(), key, form, read, write, kept, (value, at, checking) -> {
            check.of(value, at, checking);
            too.of(value, at, checking);
        });
    }

    /** The same, whose bounds hold for what operators write, and not for terms that come another way. */
    public Leaf<V> boundWhenWritten() {
        return new Leaf<>(path(), key, form, read, write, kept, (value, at, checking) -> {});
    }

    @Override
    V read(Reading reading, String at) {
        return read.from(reading, at);
    }

    @Override
    Draft write(Draft draft, String at, V value) {
        return write.into(draft, at, value);
    }

    @Override
    void keep(V value, Row row) {
        row.put(key, kept.as().apply(value));
    }

    @Override
    V kept(Row row) {
        return kept.from().apply(row.take(key));
    }

    @Override
    boolean isIn(Row row) {
        return row.has(key);
    }

    @Override
    void check(V value, String at, Checking checking) {
        check.of(value, at, checking);
    }

    @Override
    void declare(String at, List<Declared> fields) {
        Input input = form.input();
        if (input != null) {
            fields.add(new Declared(at, input, form.choices(), Set.of()));
        }
    }
}
