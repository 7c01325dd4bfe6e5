/**
 * What members bought with points and is no parcel: a coupon, a code, an entitlement, a donation, goods that are sent
 * again and again. A reward has a life of its own; it keeps what was agreed when it was bought, so that it can be used and
 * given back whatever becomes of the offer.
 *
 * <p>{@link org.pointsmall.loyalty.reward.ExchangeOffer} buys one in one transaction: points, limited quantities and the
 * reward together, or nothing. Whoever brings points back locks the member's account first, then the reward, then stock.
 */
@NullMarked
package org.pointsmall.loyalty.reward;

import org.jspecify.annotations.NullMarked;
