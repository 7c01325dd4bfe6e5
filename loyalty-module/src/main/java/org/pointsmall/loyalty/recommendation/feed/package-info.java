/**
 * Tells a search what there is: how offers come from the database into an
 * {@link org.pointsmall.loyalty.recommendation.OfferIndex}, and stay as they are there.
 *
 * <p>Whatever changes an offer notes it in the same transaction ({@link org.pointsmall.loyalty.recommendation.SearchFeed}).
 * The job {@code feed-search} reads how the offer is then, and tells that, in bulk. What is read later has the greater
 * version, so that whoever tells it in whatever order, the latest stands. A note is done with once the search has it; while
 * the search is down, notes wait. {@code rebuild-search} makes an index anew where it is missing or unfit;
 * {@code check-search} compares, and notes what differs.
 *
 * <p>What changes by the clock alone, such as a price that a campaign lowers on Fridays, has a note that waits for its time.
 */
@NullMarked
package org.pointsmall.loyalty.recommendation.feed;

import org.jspecify.annotations.NullMarked;
