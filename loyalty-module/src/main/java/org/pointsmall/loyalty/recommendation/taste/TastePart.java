package org.pointsmall.loyalty.recommendation.taste;

/** A part of what is learnt of items, with a pace and generations of its own. */
public enum TastePart {
    /** How much having bought each of its nearest speaks for an item; two weeks later a twentieth of it is lost. */
    NEIGHBOURS,
    /** Its words, its trend and its popularity; a trend is worth little when it is a week old. */
    SALES
}
