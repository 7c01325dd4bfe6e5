package org.pointsmall.loyalty.simulation;

public record SimulationId(long value) {}
