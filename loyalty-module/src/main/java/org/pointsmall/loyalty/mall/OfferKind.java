package org.pointsmall.loyalty.mall;

/** What kind of thing an offer gives. */
public enum OfferKind {
    /** Goods of the catalogue, which are put into a cart. */
    GOODS,
    /** An offer code of the store's. */
    COUPON,
    /** A code from a list that the merchant imported. */
    CODE,
    /** Something that the member may have so many times. */
    ENTITLEMENT,
    /** Points given for a good cause. */
    DONATION;

    /** Whether it is had by a checkout; everything else is exchanged in one step. */
    public boolean isForCarts() {
        return this == GOODS;
    }
}
