package org.pointsmall.loyalty.recommendation.feed;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.mall.Lack;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferCounts;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.Stretch;
import org.pointsmall.loyalty.recommendation.SearchFeed;

/** Offers that are noted for the search as they are saved, whoever saves them. */
final class NotedOffers implements OfferStore {
    private final OfferStore offers;
    private final SearchFeed feed;

    public NotedOffers(OfferStore offers, SearchFeed feed) {
        this.offers = offers;
        this.feed = feed;
    }

    @Override
    public Version<OfferTerms> add(OfferTerms terms, boolean active, Instant at, String actor) {
        return noted(offers.add(terms, active, at, actor));
    }

    @Override
    public Version<OfferTerms> change(
            VersionRef<OfferTerms> last, OfferTerms terms, boolean active, Instant at, String actor) {
        return noted(offers.change(last, terms, active, at, actor));
    }

    private Version<OfferTerms> noted(Version<OfferTerms> saved) {
        feed.note(List.of(saved.ref().id()));
        return saved;
    }

    @Override
    public Found find(List<Stretch> stretches, Collection<Long> ids, Instant at, OfferCounts.Counting counting) {
        return offers.find(stretches, ids, at, counting);
    }

    @Override
    public List<MallOffer> gifts(Instant at) {
        return offers.gifts(at);
    }

    @Override
    public List<Long> inForce(long after, int limit) {
        return offers.inForce(after, limit);
    }

    @Override
    public List<Long> ofProducts(Collection<Long> products) {
        return offers.ofProducts(products);
    }

    @Override
    public List<Checked> toCheck(long after, int limit) {
        return offers.toCheck(after, limit);
    }

    /** No news for a search: what lacks something is left out by whoever looks at the offers that it has found. */
    @Override
    public void note(long id, @Nullable Lack lack) {
        offers.note(id, lack);
    }

    @Override
    public Map<Long, Lack> lacks() {
        return offers.lacks();
    }

    @Override
    public List<MallOffer> offers(Collection<Long> ids) {
        return offers.offers(ids);
    }

    @Override
    public long revision() {
        return offers.revision();
    }

    @Override
    public void lock() {
        offers.lock();
    }

    @Override
    public List<Version<OfferTerms>> all() {
        return offers.all();
    }

    @Override
    public Optional<Version<OfferTerms>> find(long id) {
        return offers.find(id);
    }

    @Override
    public List<Version<OfferTerms>> versions(long id) {
        return offers.versions(id);
    }

    @Override
    public Set<Long> archived() {
        return offers.archived();
    }

    /** No news for a search: what is put away was in force for nobody. */
    @Override
    public void archive(Version<OfferTerms> last, boolean away, String actor) {
        offers.archive(last, away, actor);
    }
}
