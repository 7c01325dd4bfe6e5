package org.pointsmall.loyalty.recommendation.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferAudience;
import org.pointsmall.loyalty.mall.Price;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.recommendation.DesignFamily;
import org.pointsmall.loyalty.recommendation.ItemTaste;
import org.pointsmall.loyalty.recommendation.OfferDocument;
import org.pointsmall.loyalty.recommendation.OfferDocument.Shown;
import org.pointsmall.loyalty.stock.StockKey;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.time.BusinessTime;

/** Says what a search should know of offers, as the database has them now: each thing is read once for all of them. */
final class DescribeOffers {
    private final SearchFeeding.Sources sources;
    private final BusinessTime time;

    public DescribeOffers(SearchFeeding.Sources sources, BusinessTime time) {
        this.sources = sources;
        this.time = time;
    }

    /**
     * What is to be said.
     *
     * @param version what it is read under
     * @param documents of those that belong into the search
     * @param others those that do not
     * @param changes when what is said of an offer is another thing without anybody's doing
     */
    record Described(long version, List<OfferDocument> documents, Set<Long> others, Map<Long, Instant> changes) {}

    /** In the caller's transaction. Gifts are in no search: they come into carts by themselves. */
    Described describe(Collection<Long> ids, long version) {
        Instant now = time.now();
        List<MallOffer> offers = sources.offers().offers(ids).stream()
                .filter(offer -> offer.active() && offer.terms().kind() != Content.Kind.GIFT)
                .toList();
        Set<Long> products = offers.stream()
                .map(DescribeOffers::product)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        Known known = new Known(
                version,
                now,
                new LeastPrice(sources.campaigns().get(), sources.tiers().get()),
                List.copyOf(sources.tiers().get()),
                sources.catalogue().products(products),
                products.isEmpty() ? Map.of() : sources.categories().of(products),
                products.isEmpty() ? Set.of() : sources.goods().of(products).keySet(),
                products.isEmpty() ? Map.of() : sources.tastes().of(products),
                sources.stock().taken(keys(offers)));
        List<OfferDocument> documents = new ArrayList<>();
        Map<Long, Instant> changes = new HashMap<>();
        Set<Long> others = new HashSet<>(ids);
        for (MallOffer offer : offers) {
            known.document(offer).ifPresent(document -> {
                documents.add(document);
                others.remove(offer.id());
            });
            known.nextChange(offer).ifPresent(at -> changes.put(offer.id(), at));
        }
        return new Described(version, documents, others, changes);
    }

    private static Set<StockKey> keys(List<MallOffer> offers) {
        return offers.stream()
                .filter(offer -> offer.terms().supply().total() != null
                        || offer.terms().price().first() != null)
                .flatMap(offer -> Stream.of(offer.stockKey(), offer.firstKey()))
                .collect(Collectors.toSet());
    }

    private static @Nullable Long product(MallOffer offer) {
        return offer.terms().content().givenProduct();
    }

    /** What is known of some offers. */
    private record Known(
            long version,
            Instant now,
            LeastPrice prices,
            List<Tier> tiers,
            Map<Long, String> names,
            Map<Long, Set<Long>> categories,
            Set<Long> onSale,
            Map<Long, ItemTaste> tastes,
            Map<StockKey, Long> taken) {

        /** Nothing of what nobody can have, now or later, until somebody changes it. */
        Optional<OfferDocument> document(MallOffer offer) {
            Long product = product(offer);
            List<Shown> shown = OfferTimes.of(offer.terms(), now);
            Optional<Set<String>> tierCodes = tierCodes(offer.terms().audience());
            if (shown.isEmpty() || tierCodes.isEmpty() || (product != null && !onSale.contains(product))) {
                return Optional.empty();
            }
            Set<Long> in = product == null ? Set.of() : categories.getOrDefault(product, Set.of());
            return Optional.of(new OfferDocument(
                    offer.id(),
                    version,
                    offer.terms().kind(),
                    product,
                    in,
                    family(offer, product),
                    prices.of(offer, in, firstLeft(offer), now),
                    offer.terms().zones(),
                    tierCodes.get(),
                    offer.terms().audience().members().segments().stream()
                            .map(SegmentCode::value)
                            .collect(Collectors.toSet()),
                    shown,
                    isAvailable(offer),
                    Objects.requireNonNullElse(offer.publishedAt(), now),
                    product == null ? ItemTaste.NONE : tastes.getOrDefault(product, ItemTaste.NONE)));
        }

        Optional<Instant> nextChange(MallOffer offer) {
            return Stream.of(OfferTimes.nextChange(offer.terms(), now), prices.nextChange(offer, now))
                    .flatMap(Optional::stream)
                    .min(Instant::compareTo);
        }

        private String family(MallOffer offer, @Nullable Long product) {
            String name = product == null ? null : names.get(product);
            return DesignFamily.of(name == null ? offer.terms().name().in(Locale.ENGLISH) : name);
        }

        private boolean isAvailable(MallOffer offer) {
            Long total = offer.terms().supply().total();
            return total == null || taken.getOrDefault(offer.stockKey(), 0L) < total;
        }

        private long firstLeft(MallOffer offer) {
            Price.First first = offer.terms().price().first();
            return first == null ? 0 : Math.max(0, first.pieces() - taken.getOrDefault(offer.firstKey(), 0L));
        }

        /** Empty for an offer that no tier may have; a set that is empty for all. */
        private Optional<Set<String>> tierCodes(OfferAudience audience) {
            Set<TierCode> named = audience.members().tiers();
            TierCode least = audience.leastTier();
            if (named.isEmpty() && least == null) {
                return Optional.of(Set.of());
            }
            int rank = least == null ? 0 : rank(least);
            Set<String> may = tiers.stream()
                    .filter(tier -> tier.rank() >= rank && (named.isEmpty() || named.contains(tier.code())))
                    .map(tier -> tier.code().value())
                    .collect(Collectors.toSet());
            return may.isEmpty() ? Optional.empty() : Optional.of(may);
        }

        private int rank(TierCode code) {
            return tiers.stream()
                    .filter(tier -> tier.code().equals(code))
                    .mapToInt(Tier::rank)
                    .findFirst()
                    .orElse(Integer.MAX_VALUE);
        }
    }
}
