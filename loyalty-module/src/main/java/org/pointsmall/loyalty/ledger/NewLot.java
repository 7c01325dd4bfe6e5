package org.pointsmall.loyalty.ledger;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;

/**
 * A lot that is about to be opened, filled with what its first entry posts.
 *
 * @param terms fixed for good
 * @param available what of it can be spent at once
 * @param pending what of it can be spent later
 * @param origin the expired lot whose points it takes back, the very first of them; null for any other
 */
public record NewLot(LotTerms terms, Points available, Points pending, @Nullable LotId origin) {}
