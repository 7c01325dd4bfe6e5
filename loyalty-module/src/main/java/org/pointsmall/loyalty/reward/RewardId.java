package org.pointsmall.loyalty.reward;

/** A reward's id; ids are given out in the order in which rewards are bought. */
public record RewardId(long value) {}
