package org.pointsmall.loyalty.definition;

import java.util.List;

/**
 * A kind of definition: what it is made of, and what of it can't be told from its fields alone.
 *
 * @param <T> what definitions of this kind say: immutable, equal by value
 */
public interface DefinitionKind<T> {

    /** The table of those of this kind; those of their versions and of their lock are called after it. */
    String table();

    /** What they are made of. */
    Shape<T> shape();

    /** What an operator calls this one. */
    String name(T terms);

    /** Why this one was written as it is, where its kind asks for a reason; else nothing. */
    default String reason(T terms) {
        return "";
    }

    /**
     * Finds what is wrong beyond the fields.
     *
     * @param others the latest versions of all others, in force or not
     */
    default void check(T terms, List<Version<T>> others, Checking checking) {}

    /**
     * Finds what keeps one from being in force.
     *
     * @param others those that are in force
     */
    default void checkInForce(T terms, List<Version<T>> others, Checking checking) {}

    /**
     * Finds what keeps one that is in force from being ended.
     *
     * @param last its latest version
     */
    default void checkEnd(Version<T> last, Checking checking) {}

    /** Whether there is such a field in a draft. */
    default boolean isField(String path) {
        return path.equals(ReadDefinition.ACTIVE) || shape().isField(path);
    }
}
