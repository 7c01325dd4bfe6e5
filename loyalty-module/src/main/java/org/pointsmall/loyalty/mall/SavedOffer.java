package org.pointsmall.loyalty.mall;

import java.time.Instant;

/**
 * One version of an offer.
 *
 * @param savedAt when it was saved
 * @param actor by whom
 */
public record SavedOffer(OfferRef ref, OfferTerms terms, boolean active, Instant savedAt, String actor) {}
