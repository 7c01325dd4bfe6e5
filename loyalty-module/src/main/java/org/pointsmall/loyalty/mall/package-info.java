/**
 * The points mall: offers that price goods and rewards in points, or in points and cash.
 *
 * <p>An offer is a definition: it is written as a draft, saved in versions, and read from the database whenever it
 * matters, so that what is saved counts on every node at once. {@link org.pointsmall.loyalty.mall.OfferPricing} says what
 * it costs a member, {@link org.pointsmall.loyalty.mall.Eligibility} what stands against having it, and
 * {@link org.pointsmall.loyalty.mall.OfferStock} what of limited quantities it takes. What is shown is what is charged:
 * each of the three is asked again, with authority, in the transaction that moves the points.
 */
@NullMarked
package org.pointsmall.loyalty.mall;

import org.jspecify.annotations.NullMarked;
