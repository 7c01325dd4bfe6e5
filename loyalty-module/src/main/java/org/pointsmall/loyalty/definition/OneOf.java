package org.pointsmall.loyalty.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One of several things, of which each has a shape of its own. Which it is, the field {@code kind} below its path says.
 * Of a draft only the fields of that kind count: a form sends those of the others too.
 *
 * @param <K> the kinds: the shapes are given by a switch over all of them
 * @param <T> what they have in common
 */
public final class OneOf<K extends Enum<K>, T> extends Part<T> {
    private static final String KIND = "kind";

    private final @Nullable String key;
    private final Class<K> kinds;
    private final Function<T, K> kindOf;
    private final Map<K, Shape<T>> shapes;
    private final T harmless;
    private final boolean optional;

    private OneOf(
            String path,
            @Nullable String key,
            Class<K> kinds,
            Function<K, Shape<? extends T>> shape,
            Function<T, K> kindOf,
            T harmless,
            boolean optional) {
        super(path);
        this.optional = optional;
        this.key = key;
        this.kinds = kinds;
        this.kindOf = kindOf;
        this.harmless = harmless;
        shapes = new EnumMap<>(kinds);
        for (K kind : kinds.getEnumConstants()) {
            shapes.put(kind, ofItsKind(shape.apply(kind)));
        }
    }

    /** A shape only ever meets things of its own kind. */
    @SuppressWarnings("unchecked")
    private static <T> Shape<T> ofItsKind(Shape<? extends T> shape) {
        return (Shape<T>) shape;
    }

    /**
     * Kept by itself, with its kind.
     *
     * @param key by which it is kept
     * @param harmless what is answered where its kind is none
     */
    public static <K extends Enum<K>, T> OneOf<K, T> within(
            String path,
            String key,
            Class<K> kinds,
            Function<K, Shape<? extends T>> shape,
            Function<T, K> kindOf,
            T harmless) {
        return new OneOf<>(path, key, kinds, shape, kindOf, harmless, false);
    }

    /**
     * Kept by itself, with its kind, unless it is what is meant where nothing is said: that is neither kept nor written, and
     * a draft need not say it.
     *
     * @param key by which it is kept
     * @param usual what is meant where nothing is said
     */
    public static <K extends Enum<K>, T> OneOf<K, T> unless(
            String path,
            String key,
            Class<K> kinds,
            Function<K, Shape<? extends T>> shape,
            Function<T, K> kindOf,
            T usual) {
        return new OneOf<>(path, key, kinds, shape, kindOf, usual, true);
    }

    /** Kept beside what is around it, without its kind: which one it is, shows by whose parts there are. */
    public static <K extends Enum<K>, T> OneOf<K, T> spread(
            String path, Class<K> kinds, Function<K, Shape<? extends T>> shape, Function<T, K> kindOf, T harmless) {
        return new OneOf<>(path, null, kinds, shape, kindOf, harmless, false);
    }

    private Shape<T> shape(K kind) {
        Shape<T> shape = shapes.get(kind);
        if (shape == null) {
            throw new IllegalArgumentException("no shape of " + kind);
        }
        return shape;
    }

    private Shape<T> shapeOf(T value) {
        return shape(kindOf.apply(value));
    }

    private boolean isUnsaid(T value) {
        return optional && value.equals(harmless);
    }

    @Override
    T read(Reading reading, String at) {
        if (optional && reading.draft().draft().text(at + "." + KIND).isEmpty()) {
            return harmless;
        }
        Optional<K> kind = reading.draft().choice(at + "." + KIND, kinds);
        if (kind.isEmpty()) {
            return harmless;
        }
        Shape<T> shape = shape(kind.get());
        return shape.read(reading, shape.below(at));
    }

    @Override
    Draft write(Draft draft, String at, T value) {
        if (isUnsaid(value)) {
            return draft;
        }
        Shape<T> shape = shapeOf(value);
        return shape.write(draft.with(at + "." + KIND, kindOf.apply(value)), shape.below(at), value);
    }

    @Override
    void keep(T value, Row row) {
        if (key == null) {
            shapeOf(value).keep(value, row);
            return;
        }
        if (isUnsaid(value)) {
            return;
        }
        Row own = Row.empty();
        own.put(KIND, kindOf.apply(value).name());
        shapeOf(value).keep(value, own);
        row.put(key, own.values());
    }

    @Override
    T kept(Row row) {
        if (key == null) {
            return shapes.values().stream()
                    .filter(shape -> shape.isIn(row))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("there is no " + path() + " in " + row.values()))
                    .kept(row);
        }
        if (optional && !row.has(key)) {
            return harmless;
        }
        Row own = row.row(key);
        T value = shape(Enum.valueOf(kinds, (String) own.required(KIND))).kept(own);
        own.requireAllTaken();
        return value;
    }

    @Override
    boolean isIn(Row row) {
        return key == null ? shapes.values().stream().anyMatch(shape -> shape.isIn(row)) : row.has(key);
    }

    @Override
    void check(T value, String at, Checking checking) {
        Shape<T> shape = shapeOf(value);
        shape.check(value, shape.below(at), checking);
    }

    @Override
    void declare(String at, List<Declared> fields) {
        List<String> names =
                Arrays.stream(kinds.getEnumConstants()).map(Enum::name).toList();
        fields.add(new Declared(at + "." + KIND, Input.CHOICE, names, Set.of()));
        shapes.forEach((kind, shape) -> {
            List<Declared> own = new ArrayList<>();
            shape.declare(shape.below(at), own);
            own.forEach(field -> fields.add(field.of(kind.name())));
        });
    }
}
