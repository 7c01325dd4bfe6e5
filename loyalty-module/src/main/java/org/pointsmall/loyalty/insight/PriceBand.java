package org.pointsmall.loyalty.insight;

/** How dear an offer is, by its list price in points. */
enum PriceBand {
    /** What members can have every month. */
    EVERYDAY,
    /** What they save for. */
    QUALITY,
    /** What they dream of. */
    RARE
}
