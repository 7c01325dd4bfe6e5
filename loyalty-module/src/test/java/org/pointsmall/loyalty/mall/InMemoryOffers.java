package org.pointsmall.loyalty.mall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.mall.BrowseQuery.Place;

/** Offers of one thread, each with its versions, the latest first. */
public final class InMemoryOffers implements OfferStore {
    private static final Comparator<MallOffer> ORDER = Comparator.comparingInt(
                    (MallOffer offer) -> offer.terms().position())
            .thenComparing(MallOffer::id);

    private final List<List<Version<OfferTerms>>> offers = new ArrayList<>();
    private final Map<Long, Lack> lacks = new TreeMap<>();
    private final Set<Long> archived = new TreeSet<>();
    private int looks;

    public void clear() {
        offers.clear();
        lacks.clear();
        archived.clear();
    }

    /** How often it was looked for offers. */
    public int looks() {
        return looks;
    }

    /** Of a zone also what its campaign is not about: as with a database, that is for who asks. */
    @Override
    public Found find(List<Stretch> stretches, Collection<Long> ids, Instant at, OfferCounts.Counting counting) {
        looks++;
        return new Found(
                stretches.stream().map(stretch -> shown(stretch, at)).toList(),
                offers(ids).stream()
                        .filter(offer -> !offer.isGift() && !lacks.containsKey(offer.id()))
                        .collect(Collectors.toMap(MallOffer::id, offer -> offer)),
                null);
    }

    private List<MallOffer> shown(Stretch stretch, Instant at) {
        Place after = stretch.after();
        return offers.stream()
                .map(InMemoryOffers::latest)
                .filter(offer -> offer.isSeen(at) && !offer.isGift() && !lacks.containsKey(offer.id()))
                .filter(offer -> stretch.zone() == null || mayBeIn(stretch.zone(), offer, at))
                .filter(offer -> stretch.product() == null
                        || stretch.product().equals(offer.terms().content().givenProduct()))
                .filter(offer -> after == null
                        || offer.terms().position() > after.position()
                        || (offer.terms().position() == after.position() && offer.id() > after.id()))
                .sorted(ORDER)
                .limit(stretch.limit())
                .toList();
    }

    private static boolean mayBeIn(ZoneMembers zone, MallOffer offer, Instant at) {
        return !zone.pins().contains(offer.id())
                && (offer.terms().zones().contains(zone.code())
                        || (zone.hasRule() && zone.rule().isMetBy(offer, at)));
    }

    @Override
    public List<MallOffer> gifts(Instant at) {
        return offers.stream()
                .map(InMemoryOffers::latest)
                .filter(offer -> offer.isSeen(at) && offer.isGift() && !lacks.containsKey(offer.id()))
                .sorted(ORDER)
                .toList();
    }

    @Override
    public List<Checked> toCheck(long after, int limit) {
        return offers.stream()
                .map(InMemoryOffers::latest)
                .filter(offer -> offer.active() && offer.id() > after)
                .map(offer -> new Checked(offer, lacks.get(offer.id())))
                .limit(limit)
                .toList();
    }

    @Override
    public void note(long id, @Nullable Lack lack) {
        if (lack == null) {
            lacks.remove(id);
        } else {
            lacks.put(id, lack);
        }
    }

    @Override
    public Map<Long, Lack> lacks() {
        return Map.copyOf(lacks);
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
    public List<Long> inForce(long after, int limit) {
        return offers.stream()
                .map(InMemoryOffers::latest)
                .filter(offer -> offer.active() && offer.id() > after)
                .map(MallOffer::id)
                .sorted()
                .limit(limit)
                .toList();
    }

    @Override
    public List<Long> ofProducts(Collection<Long> products) {
        return offers.stream()
                .map(InMemoryOffers::latest)
                .filter(offer -> offer.active()
                        && offer.terms().content().givenProduct() != null
                        && products.contains(offer.terms().content().givenProduct()))
                .map(MallOffer::id)
                .sorted()
                .toList();
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

    @Override
    public Set<Long> archived() {
        return Set.copyOf(archived);
    }

    @Override
    public void archive(Version<OfferTerms> last, boolean away, String actor) {
        if (away) {
            archived.add(last.ref().id());
        } else {
            archived.remove(last.ref().id());
        }
    }
}
