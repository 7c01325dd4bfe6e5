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
    TIER
}
