package org.pointsmall.loyalty.insight.figure;

/** What points were used for, as it is stored. */
public final class BurnedFor {
    /** Goods of a category, by its id. */
    public static final String CATEGORY = "CATEGORY:";
    /** A reward, by the kind of what the offer gives. */
    public static final String REWARD = "REWARD:";
    /** Goods without a category. */
    public static final String GOODS = "GOODS";

    public static final String SHIPPING = "SHIPPING";
    /** What is not known. */
    public static final String OTHER = "OTHER";

    private BurnedFor() {}
}
