package org.pointsmall.loyalty.mall;

import java.util.List;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.stock.Want;

/**
 * What it takes to have pieces of an offer now.
 *
 * @param offer the offer
 * @param quantity how many pieces
 * @param price what one costs
 * @param wants what is to be claimed for them, in the transaction that moves the points
 */
public record Deal(MallOffer offer, long quantity, OfferPrice price, List<Want> wants) {
    public Deal {
        wants = List.copyOf(wants);
    }

    /** What all of them cost in points. */
    public Points points() {
        return price.points().times(quantity);
    }
}
