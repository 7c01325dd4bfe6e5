package org.pointsmall.loyalty.insight.figure;

/** What is added up. The names are stored. */
public enum FigureFamily {
    /** Points on a side of the programme, with the side's own sign: by kind of entry and side; times: postings. */
    POINTS,
    /** Points that awards gave, by what gave them; times: awards that it was part of. */
    SOURCE,
    /** Accounts that were opened. */
    OPENED,
    /** Accounts that became active, frozen, closed or merged: by the status before and the one since. */
    STATUS,
    /** Members who changed their tier: by the tier before and the one since, either empty for none. */
    TIER,
    /** Members whose account became part of another's while they had a tier: by that tier. */
    TIER_MERGED,
    /** Entries by which members earned or used points, by their kind. */
    ENTRIES,
    /** Points that were used up, by what they were used for: see {@link BurnedFor}. */
    USED,
    /** Totals of orders of the store that stand, less what has come back, in minor units: by currency and {@link OrderGroup}; times: orders. */
    ORDERS,
    /** What of the totals points paid; like {@link #ORDERS}. */
    BY_POINTS,
    /** Prices of goods in these orders that have not come back, in minor units: by currency and {@link OrderGroup}; times: pieces. */
    GOODS,
    /** The same of goods whose cost price is known. */
    GOODS_KNOWN,
    /** What these cost the merchant. */
    GOODS_COST,
    /** Exchanges that were followed by an order of the member: by the day of the exchange, on the day of the first such order that stands. */
    CONVERTED
}
