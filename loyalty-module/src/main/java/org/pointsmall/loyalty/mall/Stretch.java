package org.pointsmall.loyalty.mall;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.BrowseQuery.Place;

/**
 * Offers that are asked for one after the other, by position and id.
 *
 * @param product those that give this product; null for all
 * @param zone those in this zone, and perhaps some that are not; null for all
 * @param after those after this place; null from the beginning
 * @param limit at most so many
 */
public record Stretch(@Nullable Long product, @Nullable ZoneMembers zone, @Nullable Place after, int limit) {}
