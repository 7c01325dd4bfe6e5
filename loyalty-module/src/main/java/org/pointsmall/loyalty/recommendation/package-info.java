/**
 * What a member's points can buy, ranked for this member: what can be had now, then what is a few points away. Candidates
 * come from an {@link org.pointsmall.loyalty.recommendation.OfferSearch}, a search engine's or the database's; every answer
 * is checked against the database before it leaves, so that the search may be late but the answer is never wrong about
 * price, tier, window or stock. Nothing here is asked by cart or checkout.
 *
 * <p>Scores and weights are floating point: they rank, and no point or money is computed from them.
 */
@NullMarked
package org.pointsmall.loyalty.recommendation;

import org.jspecify.annotations.NullMarked;
