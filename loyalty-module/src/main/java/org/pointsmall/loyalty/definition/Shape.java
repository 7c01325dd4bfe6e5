package org.pointsmall.loyalty.definition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parts put together to a whole. They are read, written, kept and checked in the order in which they are declared.
 *
 * @param <T> the whole
 */
public final class Shape<T> extends Part<T> {
    private static final Pattern ROW = Pattern.compile("\\[[0-9]{1,3}]");

    private final @Nullable String key;
    private final List<Member<T, ?>> members;
    private final Function<Values, T> made;
    private final @Nullable Requirement requirement;
    private final @Nullable Function<Values, T> harmless;
    private final Leaf.Check<T> check;
    private final Set<String> paths;

    private record Member<T, V>(Part<V> part, Function<T, V> of) {

        void read(Reading reading, String at, Values values) {
            values.put(part, part.read(reading, part.below(at)));
        }

        Draft write(Draft draft, String at, T whole) {
            return part.write(draft, part.below(at), of.apply(whole));
        }

        void keep(T whole, Row row) {
            part.keep(of.apply(whole), row);
        }

        void kept(Row row, Values values) {
            values.put(part, part.kept(row));
        }

        void check(T whole, String at, Checking checking) {
            part.check(of.apply(whole), part.below(at), checking);
        }
    }

    /** What parts must be to each other, so that a whole can be made of them. */
    public interface Requirement {
        void of(Values values, String at, ReadDraft reading);
    }

    private Shape(Builder<T> builder, Function<Values, T> made) {
        super(builder.path);
        key = builder.key;
        members = List.copyOf(builder.members);
        requirement = builder.requirement;
        harmless = builder.harmless;
        check = builder.check;
        this.made = made;
        paths = fields().stream().map(Declared::path).collect(Collectors.toSet());
    }

    /** Of a whole that is a part of nothing, or whose parts stand and are kept beside those around it. */
    public static <T> Builder<T> whole() {
        return new Builder<>("", null);
    }

    /** Of a part that is written below its path, and whose own parts are kept beside those around it. */
    public static <T> Builder<T> spread(String path) {
        return new Builder<>(path, null);
    }

    /** Of a part that is written below its path, and kept by itself under its key. */
    public static <T> Builder<T> within(String path, String key) {
        return new Builder<>(path, key);
    }

    /** Declares the parts. */
    public static final class Builder<T> {
        private final String path;
        private final @Nullable String key;
        private final List<Member<T, ?>> members = new ArrayList<>();
        private @Nullable Requirement requirement;
        private @Nullable Function<Values, T> harmless;
        private Leaf.Check<T> check = (whole, at, checking) -> {};

        private Builder(String path, @Nullable String key) {
            this.path = path;
            this.key = key;
        }

        /** A part, and how the whole tells its value. */
        public <V> Builder<T> with(Part<V> part, Function<T, V> of) {
            members.add(new Member<>(part, of));
            return this;
        }

        /** Refuses parts that don't fit each other, before a whole is made of them. */
        public Builder<T> requiring(Requirement what) {
            requirement = what;
            return this;
        }

        /** What is answered in its place where something in it is wrong; otherwise it is made of harmless parts. */
        public Builder<T> harmless(Function<Values, T> instead) {
            harmless = instead;
            return this;
        }

        /** What else is checked of the whole, after its parts. */
        public Builder<T> checked(Leaf.Check<T> what) {
            check = what;
            return this;
        }

        public Shape<T> made(Function<Values, T> of) {
            return new Shape<>(this, of);
        }
    }

    /** Whether there is such a field. */
    public boolean isField(String path) {
        String declared = ROW.matcher(path).replaceAll("[]");
        return paths.contains(declared);
    }

    /** The fields whose values have a form of their own, and are taken as they are: conditions. */
    public Set<String> verbatim() {
        Set<String> verbatim = new LinkedHashSet<>();
        fields().stream()
                .filter(field -> field.input() == Input.CONDITION)
                .forEach(field -> verbatim.add(field.path()));
        return verbatim;
    }

    /** What is read of its parts. */
    Values values(Reading reading, String at) {
        Values values = new Values();
        members.forEach(member -> member.read(reading, at, values));
        return values;
    }

    T made(Values values) {
        return made.apply(values);
    }

    @Override
    T read(Reading reading, String at) {
        Values values = values(reading, at);
        if (requirement != null) {
            requirement.of(values, at, reading.draft());
        }
        Function<Values, T> instead = harmless;
        return (instead == null || reading.draft().isRight(at) ? made : instead).apply(values);
    }

    @Override
    Draft write(Draft draft, String at, T whole) {
        Draft written = draft;
        for (Member<T, ?> member : members) {
            written = member.write(written, at, whole);
        }
        return written;
    }

    /** What is kept of it. */
    public Row keep(T whole) {
        Row row = Row.empty();
        members.forEach(member -> member.keep(whole, row));
        return row;
    }

    @Override
    void keep(T whole, Row row) {
        if (key == null) {
            members.forEach(member -> member.keep(whole, row));
        } else {
            row.put(key, keep(whole).values());
        }
    }

    /**
     * What was kept.
     *
     * @throws IllegalStateException where something is missing, or not known
     */
    public T whole(Row row) {
        T whole = parts(row);
        row.requireAllTaken();
        return whole;
    }

    private T parts(Row row) {
        Values values = new Values();
        members.forEach(member -> member.kept(row, values));
        return made.apply(values);
    }

    @Override
    T kept(Row row) {
        return key == null ? parts(row) : whole(row.row(key));
    }

    @Override
    boolean isIn(Row row) {
        return key == null ? members.stream().anyMatch(member -> member.part().isIn(row)) : row.has(key);
    }

    @Override
    void check(T whole, String at, Checking checking) {
        members.forEach(member -> member.check(whole, at, checking));
        check.of(whole, at, checking);
    }

    @Override
    void declare(String at, List<Declared> fields) {
        members.forEach(member -> member.part().declare(member.part().below(at), fields));
    }
}
