package org.pointsmall.loyalty.member;

/** A member of the programme, by the store's customer id. */
public record MemberId(long value) {}
