package org.pointsmall.loyalty.mall;

/**
 * A version of a mall offer.
 *
 * @param id the offer's; above 0
 * @param version 1 when it was first saved, one more with each change
 */
public record OfferRef(long id, int version) {
    public OfferRef {
        if (id < 1 || version < 1) {
            throw new IllegalArgumentException("no version of an offer: " + id + ", " + version);
        }
    }
}
