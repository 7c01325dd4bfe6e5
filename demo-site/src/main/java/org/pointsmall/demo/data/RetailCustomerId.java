package org.pointsmall.demo.data;

/** The data set's (anonymous) number of a customer. Says nothing about a person: the source holds no names. */
public record RetailCustomerId(int value) {
    public RetailCustomerId {
        if (value <= 0) {
            throw new IllegalArgumentException("not a customer number: " + value);
        }
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
