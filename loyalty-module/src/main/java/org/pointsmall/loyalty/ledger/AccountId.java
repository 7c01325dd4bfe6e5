package org.pointsmall.loyalty.ledger;

/** A member's points account. */
public record AccountId(long value) {}
