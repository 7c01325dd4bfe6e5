package org.pointsmall.loyalty.aftersale;

/** What becomes of the shipping by one return. */
public enum ShippingChoice {
    /** As the store's settings say ({@link ReturnPolicy.Shipping}). */
    AS_CONFIGURED,
    /** What is left of it goes back now. */
    REFUND,
    /** None of it goes back by this return. */
    KEEP
}
