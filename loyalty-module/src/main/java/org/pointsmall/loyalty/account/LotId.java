package org.pointsmall.loyalty.account;

/** Points that were earned together. */
public record LotId(long value) {}
