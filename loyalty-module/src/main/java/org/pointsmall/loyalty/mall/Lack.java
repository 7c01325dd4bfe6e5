package org.pointsmall.loyalty.mall;

/** What an offer would give and the store does not have: nobody can have the offer, and nobody sees it. */
public enum Lack {
    /** The product is gone, off sale, or out of stock. */
    PRODUCT,
    /** The store's offer, of which coupons are made, is gone or over. */
    STORE_OFFER,
    /** The list of codes is gone, or has none left. */
    CODES
}
