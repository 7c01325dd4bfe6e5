package org.pointsmall.loyalty.adjustment.opening;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;

/**
 * What the rows of a file come to for which nothing is wrong.
 *
 * @param members how many have some
 * @param lots how many lots there are
 * @param tiers how many rows have a tier
 * @param years the points by the year of their last day, the earliest first, and last those that never expire
 */
public record OpeningSums(long members, long lots, long tiers, Points points, List<Year> years) {
    public OpeningSums {
        years = List.copyOf(years);
    }

    /** @param year null for points that never expire */
    public record Year(@Nullable Integer year, long lots, Points points) {}
}
