package org.pointsmall.loyalty.definition;

/** What is written into a field. */
public enum Input {
    TEXT,
    /** Several texts, with commas. */
    TEXTS,
    NUMBER,
    FLAG,
    /** One of the field's choices. */
    CHOICE,
    /** One of the field's choices, or none. */
    CHOICE_OR_NONE,
    PRODUCTS,
    CATEGORIES,
    /** Mall offers, in the order in which they are written. */
    OFFERS,
    TIERS,
    SEGMENTS,
    DAY,
    /** A day with a time. */
    TIME,
    WEEKDAYS,
    DAYS_OF_MONTH,
    DATES,
    ZONE,
    /** What an operator builds in the rule builder. */
    CONDITION
}
