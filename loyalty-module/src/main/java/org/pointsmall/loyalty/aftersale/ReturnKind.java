package org.pointsmall.loyalty.aftersale;

/** How an order is undone. */
public enum ReturnKind {
    /** The whole order, or what is left of it, at once. */
    CANCEL,
    /** Some of its goods. */
    RETURN
}
