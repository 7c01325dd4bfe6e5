package org.pointsmall.loyalty.definition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where definitions of one kind are kept, with all their versions. Each method runs in the caller's transaction.
 *
 * @param <T> what they say
 */
public interface VersionStore<T> {

    /**
     * The state of all definitions: a number that each change makes larger, and that no other state ever has, not even one
     * that was never committed.
     */
    long revision();

    /** Keeps all others from changing definitions of this kind until the transaction ends. */
    void lock();

    /** The latest version of each definition, in force or not, by id. */
    List<Version<T>> all();

    /** The latest version of a definition. */
    Optional<Version<T>> find(long id);

    /** All versions of a definition, the latest first. */
    List<Version<T>> versions(long id);

    /** Adds a definition; changes the revision. */
    Version<T> add(T terms, boolean active, Instant at, String actor);

    /** Adds a version to a definition, one above {@code last}, which is its latest; changes the revision. */
    Version<T> change(VersionRef<T> last, T terms, boolean active, Instant at, String actor);

    /** Those that are put away; none of them is in force. */
    Set<Long> archived();

    /**
     * Puts a definition away, or brings it back; changes neither its versions nor the revision.
     *
     * @param last its latest version, which is not in force
     */
    void archive(Version<T> last, boolean away, String actor);
}
