package org.pointsmall.loyalty.aftersale;

/** The order does not exist, or is not the one's who asks: which of the two, nobody is told. */
public final class UnknownOrderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownOrderException(long orderId) {
        super("no such order: " + orderId);
    }
}
