package org.pointsmall.loyalty.mall;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.mall.BrowseQuery.Reached;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** What shoppers see of the mall, and what it takes to have something of it. */
public final class Mall {
    private final OfferStore store;
    private final Transactions transactions;
    private final BusinessTime time;
    private final Assess assess;
    private final BrowseMall browse;

    public Mall(Parts parts) {
        store = parts.store();
        transactions = parts.transactions();
        time = parts.time();
        assess = new Assess(parts);
        browse = new BrowseMall(parts, assess);
    }

    /**
     * What the mall is made of.
     *
     * @param campaigns those in force
     * @param tiers the programme's as they are now, by code
     * @param facts what offers may ask about a member, for one answer
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
            BusinessTime time,
            Zones zones,
            Function<MemberId, MemberFacts> facts) {

        /** Of a mall that knows of members what the programme knows. */
        public Parts(
                OfferStore store,
                Stock stock,
                Ledger ledger,
                Supplier<CampaignBook> campaigns,
                Shoppers shoppers,
                Function<TierCode, Optional<Tier>> tiers,
                ProductCategories categories,
                Transactions transactions,
                BusinessTime time,
                Zones zones) {
            this(
                    store,
                    stock,
                    ledger,
                    campaigns,
                    shoppers,
                    tiers,
                    categories,
                    transactions,
                    time,
                    zones,
                    member -> MemberFacts.UNKNOWN);
        }

        /** Of a mall without zones. */
        public Parts(
                OfferStore store,
                Stock stock,
                Ledger ledger,
                Supplier<CampaignBook> campaigns,
                Shoppers shoppers,
                Function<TierCode, Optional<Tier>> tiers,
                ProductCategories categories,
                Transactions transactions,
                BusinessTime time) {
            this(store, stock, ledger, campaigns, shoppers, tiers, categories, transactions, time, Zones.NONE);
        }
    }

    /**
     * A page of offers.
     *
     * @param next where the next one begins; null where this is the last
     */
    public record Page(List<OfferView> offers, @Nullable Reached next) {
        public Page {
            offers = List.copyOf(offers);
        }
    }

    /**
     * The offers that somebody may see now; of a zone, its pins first. A zone that they do not see has none.
     *
     * @param buyer nobody for a guest
     */
    public Page browse(BrowseQuery query, Optional<MemberId> buyer) {
        return browse.browse(query, buyer);
    }

    /**
     * The zones that somebody may see now, each with its first few offers; those without any are left out.
     *
     * @param buyer nobody for a guest
     * @param few at most so many offers of each
     */
    public List<ZoneView> zones(Optional<MemberId> buyer, int few) {
        return browse.zones(buyer, few);
    }

    /** What so many points come to for this member, in things that people know, the best first. */
    public List<Anchor> anchors(MemberId member, Points points) {
        return browse.anchors(member, points);
    }

    /** An offer that somebody may see now; nothing where there is no such. */
    public Optional<OfferView> offer(long id, Optional<MemberId> buyer) {
        return browse.offers(List.of(id), buyer).stream().findFirst();
    }

    /** Those of these offers that somebody may see now, by id; each thing is read once for all of them. */
    public List<OfferView> offers(Collection<Long> ids, Optional<MemberId> buyer) {
        return browse.offers(ids, buyer);
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
                .filter(Eligibility::maySee)
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
