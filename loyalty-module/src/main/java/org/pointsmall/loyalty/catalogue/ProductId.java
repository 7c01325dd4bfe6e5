package org.pointsmall.loyalty.catalogue;

/** A product of the store, by its number there, which may be below zero. */
public record ProductId(long value) implements Comparable<ProductId> {

    @Override
    public int compareTo(ProductId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
