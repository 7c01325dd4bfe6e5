package org.pointsmall.loyalty.mall;

import org.jspecify.annotations.Nullable;

/**
 * Which offers are asked for.
 *
 * @param zone those of this zone; null for all
 * @param product those that give this product; null for all
 * @param affordable only those that the member's points buy now
 * @param after where the page before ended; null for the first
 * @param limit at most so many
 */
public record BrowseQuery(
        @Nullable String zone, @Nullable Long product, boolean affordable, @Nullable Reached after, int limit) {

    /**
     * Where an offer stands among all.
     *
     * @param position its position
     * @param id its id, which decides among equal positions
     */
    public record Place(int position, long id) {
        static Place of(MallOffer offer) {
            return new Place(offer.terms().position(), offer.id());
        }
    }

    /**
     * How far one has come.
     *
     * @param zoneVersion the version of the zone with which the first page began, by which the others go on; 0 without one
     * @param pins how many of its pins are behind
     * @param place the last offer after the pins; null where none was come to
     */
    public record Reached(int zoneVersion, int pins, @Nullable Place place) {}
}
