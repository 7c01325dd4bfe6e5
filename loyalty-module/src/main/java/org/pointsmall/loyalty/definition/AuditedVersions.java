package org.pointsmall.loyalty.definition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.pointsmall.loyalty.audit.AuditChange;
import org.pointsmall.loyalty.audit.AuditNote;
import org.pointsmall.loyalty.audit.AuditTrail;

/**
 * A store of definitions that writes down who has changed which of their fields.
 *
 * @param <T> what they say
 */
public final class AuditedVersions<T> implements VersionStore<T> {
    private final VersionStore<T> store;
    private final DefinitionKind<T> kind;
    private final AuditTrail trail;
    private final Supplier<Optional<T>> first;

    public AuditedVersions(VersionStore<T> store, DefinitionKind<T> kind, AuditTrail trail) {
        this(store, kind, trail, Optional::empty);
    }

    /** @param first what is in force before any version is; empty for nothing */
    public AuditedVersions(
            VersionStore<T> store, DefinitionKind<T> kind, AuditTrail trail, Supplier<Optional<T>> first) {
        this.store = store;
        this.kind = kind;
        this.trail = trail;
        this.first = first;
    }

    /** What kind of thing the trail calls those of a kind: its table, without the plugin's own name. */
    public static String subject(DefinitionKind<?> kind) {
        return kind.table().substring(kind.table().indexOf('_') + 1);
    }

    /** The fields in which two drafts differ, in the order of their paths. */
    public static List<AuditChange> changes(Draft before, Draft after) {
        Set<String> paths = new TreeSet<>(before.paths());
        paths.addAll(after.paths());
        List<AuditChange> changes = new ArrayList<>();
        for (String path : paths) {
            String was = String.join(", ", before.items(path));
            String is = String.join(", ", after.items(path));
            if (!was.equals(is)) {
                changes.add(new AuditChange(path, was, is));
            }
        }
        return changes;
    }

    @Override
    public Version<T> add(T terms, boolean active, Instant at, String actor) {
        Version<T> added = store.add(terms, active, at, actor);
        note(AuditNote.ADDED, Draft.EMPTY, added);
        return added;
    }

    @Override
    public Version<T> change(VersionRef<T> last, T terms, boolean active, Instant at, String actor) {
        Draft before = before(last.id(), active);
        Version<T> changed = store.change(last, terms, active, at, actor);
        note(AuditNote.CHANGED, before, changed);
        return changed;
    }

    @Override
    public void archive(Version<T> last, boolean away, String actor) {
        store.archive(last, away, actor);
        trail.note(new AuditNote(
                actor,
                away ? AuditNote.ARCHIVED : AuditNote.BROUGHT_BACK,
                subject(kind),
                last.ref().id() + " v" + last.ref().version(),
                kind.name(last.terms()),
                List.of(),
                ""));
    }

    @Override
    public Set<Long> archived() {
        return store.archived();
    }

    /** Of what comes into force it is said what it changes there, and not in the draft before. */
    private Draft before(long id, boolean comesIntoForce) {
        Optional<Version<T>> last = store.find(id);
        if (!comesIntoForce || last.filter(Version::active).isPresent()) {
            return last.map(version -> ReadDefinition.written(version.terms(), version.active(), kind))
                    .orElse(Draft.EMPTY);
        }
        return store.versions(id).stream()
                .filter(Version::active)
                .map(Version::terms)
                .findFirst()
                .or(first)
                .map(terms -> ReadDefinition.written(terms, false, kind))
                .orElse(Draft.EMPTY);
    }

    private void note(String did, Draft before, Version<T> version) {
        Draft after = ReadDefinition.written(version.terms(), version.active(), kind);
        trail.note(new AuditNote(
                version.actor(),
                did,
                subject(kind),
                version.ref().id() + " v" + version.ref().version(),
                kind.name(version.terms()),
                changes(before, after),
                kind.reason(version.terms())));
    }

    @Override
    public long revision() {
        return store.revision();
    }

    @Override
    public void lock() {
        store.lock();
    }

    @Override
    public List<Version<T>> all() {
        return store.all();
    }

    @Override
    public Optional<Version<T>> find(long id) {
        return store.find(id);
    }

    @Override
    public List<Version<T>> versions(long id) {
        return store.versions(id);
    }
}
