package org.pointsmall.loyalty.ledger;

/** Points reserved for one checkout of an order. */
public record HoldId(long value) {}
