package org.pointsmall.loyalty.recommendation;

import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param product the product that is looked at; null where none is
 * @param limit how many, at least 1
 */
public record RecommendationRequest(Placement placement, @Nullable Long product, int limit) {}
