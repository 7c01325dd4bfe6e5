/**
 * The loyalty extension of the Universal Commerce Protocol, for shopping agents: what the programme gives to whoever is signed
 * in, and what an order would earn. The store's own catalogue, cart and checkout carry it; which platform may read it, and
 * what both sides speak, is negotiated here.
 *
 * <p>Promises: nobody is told of a member but that member's own session; a guest's claim to be one is never more than a claim;
 * a forecast is what {@code EstimateEarnings} says, to the point; a profile is fetched from no address that the merchant has
 * not named.
 */
@NullMarked
package org.pointsmall.loyalty.api.agents;

import org.jspecify.annotations.NullMarked;
