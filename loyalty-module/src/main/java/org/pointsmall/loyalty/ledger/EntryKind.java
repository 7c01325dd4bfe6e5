package org.pointsmall.loyalty.ledger;

/** What a journal entry does. */
public enum EntryKind {
    /** Points come in as a new lot. */
    EARN,
    /** Pending points become available. */
    ACTIVATE,
    /** Available points are reserved for an order. */
    HOLD,
    /** Held points are used up; those that the order did not need become available again. */
    BURN,
    /** Held points become available again. */
    RELEASE,
    /** Points are lost unused because their time is up. */
    EXPIRE,
    /** Points that were used up come back after a return. */
    RETURN,
    /** Available points are used up for a reward, in one step. */
    EXCHANGE,
    /** Points that were used up for a reward come back. */
    GIVE_BACK,
    /** Points that a returned order had earned are taken back. */
    CLAWBACK,
    /** Points that came back are taken for what could not be taken back when it was to be. */
    RECOVER,
    /** Points are given or taken by hand. */
    ADJUST,
    /** Points that a member had in an earlier programme come in as a new lot. */
    OPENING,
    /** The counter-entry of an adjustment, or of what came from an earlier programme. */
    REVERSE,
    /** What remained in an account that was closed is lost. */
    FORFEIT,
    /** What remained in an account that was closed is paid out. */
    PAY_OUT,
    /** All that an account has is moved to the account that it becomes part of. */
    TRANSFER
}
