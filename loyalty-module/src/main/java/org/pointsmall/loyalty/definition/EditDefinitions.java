package org.pointsmall.loyalty.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.audit.AuditScope;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Changes definitions of one kind, as an operator writes them or as they are. What is saved and committed is in force on
 * every node within a second ({@link Latest}). What can't be saved is refused with all that is wrong.
 *
 * @param <T> what they say
 */
public final class EditDefinitions<T> {
    private final DefinitionKind<T> kind;
    private final VersionStore<T> store;
    private final Supplier<Surroundings> in;
    private final Transactions transactions;
    private final BusinessTime time;

    /** @param in the programme as it is now */
    public EditDefinitions(
            DefinitionKind<T> kind,
            VersionStore<T> store,
            Supplier<Surroundings> in,
            Transactions transactions,
            BusinessTime time) {
        this.kind = kind;
        this.store = store;
        this.in = in;
        this.transactions = transactions;
        this.time = time;
    }

    /** What is changed here. */
    public DefinitionKind<T> kind() {
        return kind;
    }

    /** The latest version of each, in force or not, by id. */
    public List<Version<T>> all() {
        return transactions.required(store::all);
    }

    /** The latest versions of those in force, by id. */
    public List<Version<T>> inForce() {
        return all().stream().filter(Version::active).toList();
    }

    /** The latest version of one. */
    public Optional<Version<T>> find(long id) {
        return transactions.required(() -> store.find(id));
    }

    /** Those that are put away: they are not in force, and not changed before they are brought back. */
    public Set<Long> archived() {
        return transactions.required(store::archived);
    }

    /** The latest version of each that is not put away, in force or not, by id. */
    public List<Version<T>> atHand() {
        return transactions.required(() -> {
            Set<Long> away = store.archived();
            return store.all().stream()
                    .filter(one -> !away.contains(one.ref().id()))
                    .toList();
        });
    }

    /** All versions of one, the latest first. */
    public List<Version<T>> versions(long id) {
        return transactions.required(() -> store.versions(id));
    }

    /** As an operator writes it, to be changed. */
    public Draft written(Version<T> version) {
        return written(version.terms(), version.active());
    }

    /** The same of terms that may never have been saved. */
    public Draft written(T terms, boolean active) {
        return ReadDefinition.written(terms, active, kind);
    }

    /**
     * What is written, as far as it is understood: by its fields alone, whatever there is in the store.
     *
     * @param terms where something is wrong, harmless terms in its place
     * @param wrong which fields are not understood, and why
     */
    public record Understood<T>(T terms, List<Invalid> wrong) {
        public Understood {
            wrong = List.copyOf(wrong);
        }
    }

    /** Reads what is written, and looks up nothing. */
    public Understood<T> understand(Draft draft) {
        ReadDefinition<T> read = ReadDefinition.of(draft, kind, in.get());
        return new Understood<>(read.terms(), read.wrong());
    }

    /** Adds one. */
    public EditResult<T> add(T terms, boolean active, String actor) {
        return add(new ReadDefinition<>(terms, active, List.of()), actor);
    }

    /** Adds one as it is written. */
    public EditResult<T> add(Draft draft, String actor) {
        return add(ReadDefinition.of(draft, kind, in.get()), actor);
    }

    /**
     * Adds one that was asked about first. Where the same person has added the same since, that one is meant: who presses
     * twice adds once.
     *
     * @param newest as {@link #newest} was when it was asked about
     */
    public EditResult<T> add(Draft draft, long newest, String actor) {
        ReadDefinition<T> read = ReadDefinition.of(draft, kind, in.get());
        return transactions.required(() -> {
            store.lock();
            Optional<Version<T>> added = store.all().stream()
                    .filter(one -> one.ref().id() > newest && one.actor().equals(actor))
                    .filter(one -> one.active() == read.active() && one.terms().equals(read.terms()))
                    .filter(one -> read.wrong().isEmpty())
                    .findFirst();
            return added.isPresent() ? new EditResult.Saved<>(added.get()) : addLocked(read, actor);
        });
    }

    /** The highest id that there is; 0 before the first definition. */
    public long newest() {
        return all().stream().mapToLong(one -> one.ref().id()).max().orElse(0);
    }

    private EditResult<T> add(ReadDefinition<T> read, String actor) {
        return transactions.required(() -> {
            store.lock();
            return addLocked(read, actor);
        });
    }

    private EditResult<T> addLocked(ReadDefinition<T> read, String actor) {
        return proposal(null, read)
                .hindrance()
                .orElseGet(() -> new EditResult.Saved<>(store.add(read.terms(), read.active(), time.now(), actor)));
    }

    /** What would come of adding one as it is written. */
    public Proposal<T> propose(Draft draft) {
        ReadDefinition<T> read = ReadDefinition.of(draft, kind, in.get());
        return transactions.required(() -> proposal(null, read));
    }

    /** What would come of changing one as it is written. */
    public Proposal<T> propose(VersionRef<T> seen, Draft draft) {
        ReadDefinition<T> read = ReadDefinition.of(draft, kind, in.get());
        return transactions.required(() -> proposal(seen, read));
    }

    /** What would come of changing one. */
    public Proposal<T> propose(VersionRef<T> seen, T terms, boolean active) {
        return transactions.required(() -> proposal(seen, new ReadDefinition<>(terms, active, List.of())));
    }

    /**
     * Makes a new version. To end a definition as it is, is only refused by {@link DefinitionKind#checkEnd}, whatever has
     * become of what it names.
     *
     * @param seen the version that the change was made to
     * @throws IllegalArgumentException where there is no such definition
     */
    public EditResult<T> change(VersionRef<T> seen, T terms, boolean active, String actor) {
        return change(seen, new ReadDefinition<>(terms, active, List.of()), actor);
    }

    /** The same, as it is written. */
    public EditResult<T> change(VersionRef<T> seen, Draft draft, String actor) {
        return change(seen, ReadDefinition.of(draft, kind, in.get()), actor);
    }

    private EditResult<T> change(VersionRef<T> seen, ReadDefinition<T> read, String actor) {
        return transactions.required(() -> {
            store.lock();
            return proposal(seen, read)
                    .hindrance()
                    .orElseGet(() ->
                            new EditResult.Saved<>(store.change(seen, read.terms(), read.active(), time.now(), actor)));
        });
    }

    /**
     * Puts one away that is not in force, or brings it back as it was. Where it is so already, nothing is done. Refused:
     * {@code IN_FORCE}.
     *
     * @param seen the version that was seen
     * @throws IllegalArgumentException where there is no such definition
     */
    public EditResult<T> archive(VersionRef<T> seen, boolean away, String actor) {
        return transactions.required(() -> {
            store.lock();
            Version<T> last = latest(seen);
            if (!last.ref().equals(seen)) {
                return new EditResult.Outdated<>(last);
            }
            if (last.active()) {
                return new EditResult.Refused<>(List.of(Invalid.of(ReadDefinition.ACTIVE, "IN_FORCE")));
            }
            if (store.archived().contains(seen.id()) == away) {
                AuditScope.nothingToNote();
            } else {
                store.archive(last, away, actor);
            }
            return new EditResult.Saved<>(last);
        });
    }

    private Version<T> latest(VersionRef<T> seen) {
        return store.find(seen.id()).orElseThrow(() -> new IllegalArgumentException("no definition " + seen));
    }

    /** @param seen null for a new one */
    private Proposal<T> proposal(@Nullable VersionRef<T> seen, ReadDefinition<T> read) {
        Version<T> last = seen == null ? null : latest(seen);
        return new Proposal<>(last, read.terms(), read.active(), hindrance(seen, last, read));
    }

    private Optional<EditResult<T>> hindrance(
            @Nullable VersionRef<T> seen, @Nullable Version<T> last, ReadDefinition<T> read) {
        if (last != null && !last.ref().equals(seen)) {
            return Optional.of(new EditResult.Outdated<>(last));
        }
        if (last != null && store.archived().contains(last.ref().id())) {
            return Optional.of(new EditResult.Refused<T>(List.of(Invalid.of(ReadDefinition.ACTIVE, "ARCHIVED"))));
        }
        boolean ended = last != null
                && !read.active()
                && read.wrong().isEmpty()
                && read.terms().equals(last.terms());
        List<Version<T>> others = store.all().stream()
                .filter(other -> last == null || other.ref().id() != last.ref().id())
                .toList();
        List<Invalid> wrong = new ArrayList<>(ended ? List.of() : read.wrong(others, kind, in.get()));
        if (last != null && last.active() && !read.active()) {
            Checking end = new Checking(in.get());
            kind.checkEnd(last, end);
            wrong.addAll(end.wrong());
        }
        return wrong.isEmpty() ? Optional.empty() : Optional.of(new EditResult.Refused<T>(wrong));
    }
}
