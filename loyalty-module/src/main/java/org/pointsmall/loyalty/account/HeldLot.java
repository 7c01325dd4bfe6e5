package org.pointsmall.loyalty.account;

import org.pointsmall.loyalty.points.Points;

/** How many points of a lot a hold has reserved. */
public record HeldLot(LotId lot, Points points) {}
