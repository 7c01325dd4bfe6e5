package org.pointsmall.loyalty.definition;

/**
 * A version of a definition, as what was decided by it remembers it.
 *
 * @param id the definition's, among those of its kind; above 0
 * @param version 1 when it was first saved, one more with each change
 * @param <T> what definitions of its kind say
 */
public record VersionRef<T>(long id, int version) {
    public VersionRef {
        if (id < 1 || version < 1) {
            throw new IllegalArgumentException("no version of a definition: " + id + ", " + version);
        }
    }

    /** The one after it. */
    public VersionRef<T> next() {
        return new VersionRef<>(id, version + 1);
    }
}
