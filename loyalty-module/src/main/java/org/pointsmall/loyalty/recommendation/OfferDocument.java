package org.pointsmall.loyalty.recommendation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.points.Points;

/**
 * What a search knows of an offer: what it filters by, and what it scores with. It holds no more than that: what is shown
 * of an offer is read from the database.
 *
 * @param offerId the offer's
 * @param version grows from one reading of the offer to the next, so that an older document never replaces a newer one
 * @param kind what kind of thing it gives
 * @param productId the store's product, that it gives or sends; null for none
 * @param categories the product's categories, those above them included
 * @param family names the design that it is one of, so that a page does not fill up with one design in ten colours
 * @param points the least that one piece costs anybody now, campaigns and tiers included
 * @param zones the zones that it is shown in
 * @param tiers codes of the tiers that may have it; empty for all, members without a tier included
 * @param segments codes of the segments that may have it; empty for all
 * @param shown when it is shown and can be had, as far ahead as is known; an offer that has no such time any more is in no
 *     search
 * @param available whether there is a piece left
 * @param publishedAt when it was first put into force
 * @param taste what it is liked by
 */
public record OfferDocument(
        long offerId,
        long version,
        Content.Kind kind,
        @Nullable Long productId,
        Set<Long> categories,
        String family,
        Points points,
        Set<String> zones,
        Set<String> tiers,
        Set<String> segments,
        List<Shown> shown,
        boolean available,
        Instant publishedAt,
        ItemTaste taste) {
    public OfferDocument {
        categories = Set.copyOf(categories);
        zones = Set.copyOf(zones);
        tiers = Set.copyOf(tiers);
        segments = Set.copyOf(segments);
        shown = List.copyOf(shown);
    }

    /** A number that tells apart what documents say, whatever their versions; the same on every node. */
    public long fingerprint() {
        return Fingerprint.of(this);
    }

    /**
     * A time that has a beginning and an end; the end is not in it.
     *
     * @param from null for always until then
     * @param until null for ever from then on
     */
    public record Shown(@Nullable Instant from, @Nullable Instant until) {}
}
