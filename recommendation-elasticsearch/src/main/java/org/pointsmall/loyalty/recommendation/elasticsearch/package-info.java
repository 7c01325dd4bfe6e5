/**
 * What a member's points can buy, found by an Elasticsearch of the merchant's. An artifact of its own: a store without it
 * has no client on its class path, and its database answers.
 *
 * <p>One index at a time is served, by the alias {@code PREFIX-offers}; it is called {@code PREFIX-offers-N}. Every call has
 * a time limit and goes through a circuit breaker; whatever goes wrong is a
 * {@link org.pointsmall.loyalty.recommendation.SearchUnavailable}. Queries need no scripts and no licence.
 */
@NullMarked
package org.pointsmall.loyalty.recommendation.elasticsearch;

import org.jspecify.annotations.NullMarked;
