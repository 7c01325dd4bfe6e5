package org.pointsmall.loyalty.definition;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change to a definition that is not saved yet, and what would come of saving it.
 *
 * @param before the latest version, which it changes; null for a new definition
 * @param terms what it says; where something is wrong, harmless terms in its place
 * @param active whether it is to be in force
 * @param hindrance what keeps it from being saved; nothing where it can be
 * @param <T> what it says
 */
public record Proposal<T>(@Nullable Version<T> before, T terms, boolean active, Optional<EditResult<T>> hindrance) {

    /** What is in force of the definition now; nothing where it is not. */
    public Optional<T> now() {
        return Optional.ofNullable(before).filter(Version::active).map(Version::terms);
    }

    /** What would be in force of it; nothing where it would not be. */
    public Optional<T> then() {
        return active ? Optional.of(terms) : Optional.empty();
    }

    /** Whether something else would be in force than is now. A draft changes nothing. */
    public boolean changesWhatIsInForce() {
        return !now().equals(then());
    }
}
