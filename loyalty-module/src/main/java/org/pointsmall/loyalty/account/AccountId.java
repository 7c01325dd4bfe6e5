package org.pointsmall.loyalty.account;

/** A member's points account. */
public record AccountId(long value) {}
