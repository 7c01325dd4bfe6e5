package org.pointsmall.loyalty.aftersale;

/**
 * A wish to undo all that is left of an order.
 *
 * @param purpose which order, by whom and why
 */
public record CancelRequest(Purpose purpose) {}
