package org.pointsmall.loyalty.flag;

/** The kinds of flags, as the API names them and in the order in which it lists them. */
public enum FlagKind {
    /** Can only be had through an offer of the points mall. */
    EXCLUSIVE,
    /** Sold within a window, or in limited quantities. */
    LIMITED,
    /** For members of a tier, or a higher one. */
    TIER_ONLY,
    /** For members. */
    MEMBERS_ONLY,
    /** For members who are in one of some segments. */
    SEGMENT_ONLY,
    /** Earns no points. */
    NO_EARN,
    /** Points can't pay for it. */
    NO_OFFSET
}
