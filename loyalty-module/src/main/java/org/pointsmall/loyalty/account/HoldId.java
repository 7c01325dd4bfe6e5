package org.pointsmall.loyalty.account;

/** Points reserved for one checkout of an order. */
public record HoldId(long value) {}
