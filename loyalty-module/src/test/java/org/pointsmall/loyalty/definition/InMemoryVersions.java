package org.pointsmall.loyalty.definition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Definitions of one kind in memory. */
public final class InMemoryVersions<T> implements VersionStore<T> {
    private final Map<Long, List<Version<T>>> definitions = new TreeMap<>();
    private final Set<Long> archived = new TreeSet<>();
    private long revision;
    private int locks;

    @Override
    public long revision() {
        return revision;
    }

    /** There is only one thread: that others were to be kept out is noted. */
    @Override
    public void lock() {
        locks++;
    }

    /** How often others were to be kept out. */
    public int locks() {
        return locks;
    }

    @Override
    public List<Version<T>> all() {
        return definitions.values().stream()
                .map(versions -> versions.get(versions.size() - 1))
                .toList();
    }

    @Override
    public Optional<Version<T>> find(long id) {
        return all().stream().filter(saved -> saved.ref().id() == id).findAny();
    }

    @Override
    public List<Version<T>> versions(long id) {
        return definitions.get(id).stream()
                .sorted(Comparator.comparingInt(
                                (Version<T> saved) -> saved.ref().version())
                        .reversed())
                .toList();
    }

    @Override
    public Version<T> add(T terms, boolean active, Instant at, String actor) {
        return save(new Version<>(new VersionRef<>(definitions.size() + 1, 1), terms, active, at, actor));
    }

    @Override
    public Version<T> change(VersionRef<T> last, T terms, boolean active, Instant at, String actor) {
        return save(new Version<>(new VersionRef<>(last.id(), last.version() + 1), terms, active, at, actor));
    }

    @Override
    public Set<Long> archived() {
        return Set.copyOf(archived);
    }

    @Override
    public void archive(Version<T> last, boolean away, String actor) {
        if (away) {
            archived.add(last.ref().id());
        } else {
            archived.remove(last.ref().id());
        }
    }

    private Version<T> save(Version<T> saved) {
        revision++;
        definitions.computeIfAbsent(saved.ref().id(), none -> new ArrayList<>()).add(saved);
        return saved;
    }
}
