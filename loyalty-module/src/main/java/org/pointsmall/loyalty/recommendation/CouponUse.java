package org.pointsmall.loyalty.recommendation;

/** What a coupon is to a product that is bought in the store for cash; the better ones first. */
enum CouponUse {
    /** It takes something off a piece of it that is bought alone. */
    WORKS,
    /** It does so where enough is bought: the product counts towards what the coupon asks for. */
    COUNTS,
    /** It has nothing to do with it, or nobody knows. */
    NONE
}
