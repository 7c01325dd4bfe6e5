package org.pointsmall.loyalty.mall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.mall.BrowseQuery.Place;

/** Offers of one thread, each with its versions, the latest first. */
public final class InMemoryOffers implements OfferStore {
    private static final Comparator<MallOffer> ORDER = Comparator.comparingInt(
                    (MallOffer offer) -> offer.terms().position())
            .thenComparing(MallOffer::id);

    private final List<List<Version<OfferTerms>>> offers = new ArrayList<>();

    public void clear() {
        offers.clear();
    }

    @Override
    public List<MallOffer> shown(BrowseQuery query, Place after, Instant at, int limit) {
        return offers.stream()
                .map(InMemoryOffers::latest)
                .filter(offer -> offer.isSeen(at))
                .filter(offer -> query.zone() == null || offer.terms().zones().contains(query.zone()))
                .filter(offer -> query.product() == null
                        || new Content.Goods(query.product())
                                .equals(offer.terms().content()))
                .filter(offer -> after == null
                        || offer.terms().position() > after.position()
                        || (offer.terms().position() == after.position() && offer.id() > after.id()))
                .sorted(ORDER)
                .limit(limit)
                .toList();
    }

    @Override
    public long revision() {
        return offers.stream().mapToLong(List::size).sum();
    }

    @Override
    public Optional<Version<OfferTerms>> find(long id) {
        return all().stream().filter(one -> one.ref().id() == id).findFirst();
    }

    @Override
    public List<MallOffer> offers(Collection<Long> ids) {
        return offers.stream()
                .map(InMemoryOffers::latest)
                .filter(offer -> ids.contains(offer.id()))
                .toList();
    }

    private static MallOffer latest(List<Version<OfferTerms>> versions) {
        Version<OfferTerms> last = versions.get(0);
        Instant published = versions.stream()
                .filter(Version::active)
                .map(Version::savedAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new MallOffer(last.ref(), last.terms(), last.active(), published);
    }

    @Override
    public List<Version<OfferTerms>> all() {
        return offers.stream().map(versions -> versions.get(0)).toList();
    }

    @Override
    public List<Version<OfferTerms>> versions(long id) {
        return List.copyOf(offers.get((int) id - 1));
    }

    @Override
    public void lock() {}

    @Override
    public Version<OfferTerms> add(OfferTerms terms, boolean active, Instant at, String actor) {
        Version<OfferTerms> saved = new Version<>(new VersionRef<>(offers.size() + 1L, 1), terms, active, at, actor);
        offers.add(new ArrayList<>(List.of(saved)));
        return saved;
    }

    @Override
    public Version<OfferTerms> change(
            VersionRef<OfferTerms> last, OfferTerms terms, boolean active, Instant at, String actor) {
        Version<OfferTerms> saved =
                new Version<>(new VersionRef<>(last.id(), last.version() + 1), terms, active, at, actor);
        offers.get((int) last.id() - 1).add(0, saved);
        return saved;
    }
}
