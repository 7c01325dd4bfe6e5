package org.pointsmall.loyalty.tier;

import java.util.Currency;
import java.util.Optional;

/**
 * How a member stands and what comes next, as if nothing more were gathered.
 *
 * @param tier the present tier
 * @param standing since when, and until when
 * @param measure what the amounts here are: points, or minor units of the scheme's currency
 * @param currency of amounts of money
 * @param gathered what counts today
 * @param over the time over which that is added up
 * @param next the next tier up
 * @param missing what it takes to reach it
 * @param atReview what the next review would leave the member with; a present tier that fails it is kept through the
 *     grace all the same
 * @param toKeep what it takes until then to pass the review; 0 where there is enough, or no tier
 */
public record Projection(
        Optional<Tier> tier,
        Standing standing,
        Measure measure,
        Currency currency,
        long gathered,
        Span over,
        Optional<Tier> next,
        long missing,
        Optional<Tier> atReview,
        long toKeep) {}
