package org.pointsmall.loyalty.ledger;

/** Points that were earned together. */
public record LotId(long value) {}
