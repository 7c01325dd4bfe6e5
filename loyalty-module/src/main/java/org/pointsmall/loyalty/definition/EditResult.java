package org.pointsmall.loyalty.definition;

import java.util.List;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * What came of a change to a definition.
 *
 * @param <T> what it says
 */
public sealed interface EditResult<T> {

    /** It stands. */
    record Saved<T>(Version<T> version) implements EditResult<T> {}

    /** Nothing has changed, for these reasons, each of a field. */
    record Refused<T>(List<Invalid> wrong) implements EditResult<T> {
        public Refused {
            wrong = List.copyOf(wrong);
        }
    }

    /** Nothing has changed: somebody else has saved this version meanwhile. */
    record Outdated<T>(Version<T> latest) implements EditResult<T> {}
}
