package org.pointsmall.loyalty.mall;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.mall.BrowseQuery.Place;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** What shoppers see of the mall, and what it takes to have something of it. */
public final class Mall {
    /** How often a page is filled up where offers fall out of it: then it is shorter, and goes on all the same. */
    private static final int MOST_LOOKS = 5;

    private final OfferStore store;
    private final Transactions transactions;
    private final BusinessTime time;
    private final Assess assess;

    public Mall(Parts parts) {
        store = parts.store();
        transactions = parts.transactions();
        time = parts.time();
        assess = new Assess(parts);
    }

    /**
     * What the mall is made of.
     *
     * @param campaigns those in force
     * @param tiers the programme's as they are now, by code
     */
    public record Parts(
            OfferStore store,
            Stock stock,
            Ledger ledger,
            Supplier<CampaignBook> campaigns,
            Shoppers shoppers,
            Function<TierCode, Optional<Tier>> tiers,
            ProductCategories categories,
            Transactions transactions,
            BusinessTime time) {}

    /**
     * A page of offers.
     *
     * @param next where the next one begins; null where this is the last
     */
    public record Page(List<OfferView> offers, @Nullable Place next) {
        public Page {
            offers = List.copyOf(offers);
        }
    }

    /**
     * The offers that somebody may see now.
     *
     * @param buyer nobody for a guest
     */
    public Page browse(BrowseQuery query, Optional<MemberId> buyer) {
        return transactions.required(() -> {
            List<OfferView> found = new ArrayList<>();
            Place after = query.after();
            for (int look = 0; look < MOST_LOOKS; look++) {
                int lacking = query.limit() - found.size();
                List<MallOffer> offers = store.shown(query, after, time.now(), lacking);
                seen(offers, query, buyer).forEach(found::add);
                boolean last = offers.size() < lacking;
                after = last ? null : Place.of(offers.get(offers.size() - 1));
                if (last || found.size() == query.limit()) {
                    break;
                }
            }
            return new Page(found, after);
        });
    }

    /** An offer that somebody may see now; nothing where there is no such. */
    public Optional<OfferView> offer(long id, Optional<MemberId> buyer) {
        BrowseQuery any = new BrowseQuery(null, null, false, null, 1);
        return transactions.required(
                () -> seen(store.offers(List.of(id)), any, buyer).stream().findFirst());
    }

    /** Those of these offers that somebody may see now, by id; each thing is read once for all of them. */
    public List<OfferView> offers(Collection<Long> ids, Optional<MemberId> buyer) {
        BrowseQuery any = new BrowseQuery(null, null, false, null, 1);
        return transactions.required(() -> seen(store.offers(ids), any, buyer));
    }

    private List<OfferView> seen(List<MallOffer> offers, BrowseQuery query, Optional<MemberId> buyer) {
        List<Assess.Wish> wishes = offers.stream()
                .filter(offer -> offer.isSeen(time.now()))
                .map(offer -> new Assess.Wish(offer, 1))
                .toList();
        return wishes.isEmpty()
                ? List.of()
                : assess.of(wishes, buyer).stream()
                        .filter(asked -> !asked.offer().terms().audience().hidden() || Eligibility.isFor(asked))
                        .filter(asked -> !query.affordable()
                                || (asked.member() && asked.lacking().isZero()))
                        .map(Mall::view)
                        .toList();
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

    /**
     * What it takes to have so many pieces of an offer now, or the first reason against it. Asked in the transaction that
     * is going to move the points, under the account's lock, its answer is good until what it wants is claimed.
     *
     * @return nothing where the member may see no such offer
     */
    public Optional<Outcome<Deal>> deal(MemberId member, long offerId, long quantity) {
        return transactions.required(() -> store.offer(offerId)
                .filter(offer -> offer.isSeen(time.now()))
                .map(offer -> assess.of(List.of(new Assess.Wish(offer, quantity)), Optional.of(member))
                        .get(0))
                .filter(asked -> !asked.offer().terms().audience().hidden() || Eligibility.isFor(asked))
                .map(this::deal));
    }

    private Outcome<Deal> deal(Asked asked) {
        List<Refusal> refusals = Eligibility.refusals(asked);
        return refusals.isEmpty() ? Outcome.done(agreed(asked)) : Outcome.refused(refusals.get(0));
    }

    private Deal agreed(Asked asked) {
        return new Deal(
                asked.offer(),
                asked.quantity(),
                asked.price(),
                OfferStock.wants(asked.offer(), asked.quantity(), asked.price().first(), time.today()));
    }
}
