package org.pointsmall.demo.data;

/** The data set's number of an order; the store gives its own number to the order that is placed from it. */
public record RetailOrderId(int value) {
    public RetailOrderId {
        if (value <= 0) {
            throw new IllegalArgumentException("not an order number: " + value);
        }
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
