package org.pointsmall.loyalty.broadleaf.store;

import org.broadleafcommerce.core.offer.domain.Offer;

/** What an offer asks of an order. Where an offer keeps that differs between Broadleaf's lines. */
public interface OfferRules {
    /** @param orders which orders it is for, as the store's admin writes it */
    void only(Offer offer, String orders);
}
