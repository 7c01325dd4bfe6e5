package org.pointsmall.loyalty.mall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.campaign.Shopper;
import org.pointsmall.loyalty.mall.Assess.Known;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.time.BusinessTime;

/**
 * Fills pages of offers with what somebody may see of them. All pages are filled together: each look at the database is
 * one statement for all of them, and so is each thing that decides on what was found.
 */
final class FillPages {
    /** How often pages are filled up where offers fall out of them: then they are shorter, and go on all the same. */
    private static final int MOST_LOOKS = 5;

    private final OfferStore store;
    private final ProductCategories categories;
    private final Assess assess;
    private final BusinessTime time;

    FillPages(Mall.Parts parts, Assess assess) {
        store = parts.store();
        categories = parts.categories();
        time = parts.time();
        this.assess = assess;
    }

    /** @param buyer nobody for a guest */
    void fill(List<Strand> strands, Optional<MemberId> buyer, Shopper shopper) {
        @Nullable Known known = null;
        for (int look = 0; look < MOST_LOOKS; look++) {
            List<Strand> open =
                    strands.stream().filter(strand -> !strand.isFilled()).toList();
            if (open.isEmpty()) {
                return;
            }
            if (known == null) {
                known = new Known(buyer, shopper, assess.account(buyer));
            }
            look(open, known);
        }
    }

    private void look(List<Strand> open, Known known) {
        Instant now = time.now();
        List<Stretch> stretches = new ArrayList<>();
        Set<Long> pins = new TreeSet<>();
        for (Strand strand : open) {
            strand.nextRest().ifPresent(stretches::add);
            pins.addAll(strand.nextPins());
        }
        Optional<MemberId> owner = assess.owner(known.buyer(), known.account());
        OfferStore.Found found =
                store.find(stretches, pins, now, OfferCounts.Counting.on(time.today(), owner.orElse(null)));
        Map<Long, MallOffer> offers = new TreeMap<>(found.offers());
        found.stretches().forEach(some -> some.forEach(offer -> offers.put(offer.id(), offer)));
        Map<Long, OfferView> seen = seen(offers.values(), known, owner, found.counts(), now);
        Map<Long, Set<Long>> inCategories = categories(stretches, offers.values());
        int next = 0;
        for (Strand strand : open) {
            List<MallOffer> rest =
                    strand.nextRest().isPresent() ? found.stretches().get(next++) : List.of();
            ZoneMembers zone = strand.zone();
            strand.take(rest, offer -> zone == null || zone.include(offer, of(offer, inCategories), now), seen);
        }
    }

    /** What somebody may see of these offers, by id. */
    private Map<Long, OfferView> seen(
            Collection<MallOffer> offers,
            Known known,
            Optional<MemberId> owner,
            @Nullable OfferCounts counts,
            Instant now) {
        List<Assess.Wish> wishes = offers.stream()
                .filter(offer -> offer.isSeen(now))
                .map(offer -> new Assess.Wish(offer, 1))
                .toList();
        Map<Long, OfferView> seen = new HashMap<>();
        if (!wishes.isEmpty()) {
            OfferCounts all = counts == null ? assess.counts(wishes, owner) : assess.withFirst(wishes, counts);
            assess.of(wishes, known, all).stream()
                    .filter(Eligibility::maySee)
                    .forEach(asked -> seen.put(asked.offer().id(), view(asked)));
        }
        return seen;
    }

    private static OfferView view(Asked asked) {
        return new OfferView(
                asked.offer(),
                asked.price(),
                asked.remaining(),
                asked.used(),
                Eligibility.refusals(asked),
                asked.lacking());
    }

    private Map<Long, Set<Long>> categories(List<Stretch> stretches, Collection<MallOffer> offers) {
        boolean asked =
                stretches.stream().map(Stretch::zone).anyMatch(zone -> zone != null && zone.asksForCategories());
        Set<Long> products = new TreeSet<>();
        offers.forEach(offer -> {
            Long product = product(offer);
            if (asked && product != null) {
                products.add(product);
            }
        });
        return products.isEmpty() ? Map.of() : categories.of(products);
    }

    private static Set<Long> of(MallOffer offer, Map<Long, Set<Long>> categories) {
        Long product = product(offer);
        return product == null ? Set.of() : categories.getOrDefault(product, Set.of());
    }

    private static @Nullable Long product(MallOffer offer) {
        return offer.terms().content().givenProduct();
    }
}
