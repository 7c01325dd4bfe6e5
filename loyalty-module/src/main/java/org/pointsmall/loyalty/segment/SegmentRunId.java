package org.pointsmall.loyalty.segment;

/** A run's id: a later run's is higher. */
public record SegmentRunId(long value) {}
