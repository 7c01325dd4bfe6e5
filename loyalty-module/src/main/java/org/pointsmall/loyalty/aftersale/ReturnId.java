package org.pointsmall.loyalty.aftersale;

/** A recorded return. */
public record ReturnId(long value) {}
