package org.pointsmall.loyalty.catalogue;

/** A category of the store, by its number there, which may be below zero. */
public record CategoryId(long value) implements Comparable<CategoryId> {

    @Override
    public int compareTo(CategoryId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
