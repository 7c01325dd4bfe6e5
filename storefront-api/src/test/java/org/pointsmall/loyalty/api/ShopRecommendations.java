package org.pointsmall.loyalty.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.flag.CheckFlags;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.recommendation.FeedbackStore;
import org.pointsmall.loyalty.recommendation.FindRecipient;
import org.pointsmall.loyalty.recommendation.GoodsOnSale;
import org.pointsmall.loyalty.recommendation.ItemTaste;
import org.pointsmall.loyalty.recommendation.ItemTastes;
import org.pointsmall.loyalty.recommendation.OfferSearch;
import org.pointsmall.loyalty.recommendation.PreferenceStore;
import org.pointsmall.loyalty.recommendation.PurchaseHistories;
import org.pointsmall.loyalty.recommendation.PurchaseHistory;
import org.pointsmall.loyalty.recommendation.Ranking;
import org.pointsmall.loyalty.recommendation.Recommend;
import org.pointsmall.loyalty.recommendation.RecommendationTerms;
import org.pointsmall.loyalty.recommendation.RequestIds;
import org.pointsmall.loyalty.recommendation.SearchUnavailable;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** What the shop recommends: its search finds the first hundred offers, unless it is down. All its goods are on sale. */
final class ShopRecommendations implements PreferenceStore, PurchaseHistories, ItemTastes {
    private static final Money PRICE = new Money(2_000, Currency.getInstance("EUR"));

    final RequestIds requestIds = new RequestIds(() -> new byte[] {1, 2, 3});
    final Map<MemberId, PurchaseHistory> histories = new HashMap<>();
    final Notes feedback = new Notes();
    /** Takes something off baskets of so many pieces; null where nobody has just exchanged points for a coupon. */
    Integer couponForPieces;

    boolean searchIsDown;
    private final Set<MemberId> optedOut = new HashSet<>();

    void clear() {
        histories.clear();
        feedback.noted.clear();
        optedOut.clear();
        searchIsDown = false;
        couponForPieces = null;
    }

    Recommend recommend(
            Mall mall,
            CheckFlags flags,
            FindRecipient recipients,
            Catalogue catalogue,
            Transactions transactions,
            BusinessTime time) {
        OfferSearch engine = query -> {
            if (searchIsDown) {
                throw new SearchUnavailable("down", new IllegalStateException());
            }
            return firstHundred(query);
        };
        return new Recommend(new Recommend.Parts(
                engine,
                ShopRecommendations::firstHundred,
                mall,
                flags,
                products ->
                        products.stream().collect(Collectors.toMap(id -> id, id -> new GoodsOnSale.Goods(7L, PRICE))),
                recipients,
                this,
                catalogue,
                requestIds,
                () -> RecommendationTerms.STANDARD,
                transactions,
                time,
                products -> Ranking.AS_FOUND,
                member -> Optional.ofNullable(couponForPieces)
                        .map(least -> products -> basket -> pieces(basket) >= least)));
    }

    private static int pieces(Map<Long, Integer> basket) {
        return basket.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static List<OfferSearch.Found> firstHundred(OfferSearch.Query query) {
        List<OfferSearch.Found> found = new ArrayList<>();
        for (long id = 1; id <= 100; id++) {
            if (!query.withoutOffers().contains(id)) {
                found.add(new OfferSearch.Found(id, 1));
            }
        }
        return found;
    }

    @Override
    public Set<MemberId> among(Collection<MemberId> members) {
        return members.stream().filter(optedOut::contains).collect(Collectors.toSet());
    }

    @Override
    public void save(MemberId member, boolean personalised, Instant at) {
        if (personalised) {
            optedOut.remove(member);
        } else {
            optedOut.add(member);
        }
    }

    @Override
    public void move(MemberId from, MemberId into, Instant at) {}

    @Override
    public List<MemberId> members(MemberId after, int limit) {
        return List.of();
    }

    @Override
    public void erase(MemberId member) {
        optedOut.remove(member);
    }

    @Override
    public PurchaseHistory of(MemberId member) {
        return histories.getOrDefault(member, PurchaseHistory.NONE);
    }

    @Override
    public Set<Long> boughtAgain(Collection<Long> products) {
        return Set.of();
    }

    @Override
    public Map<Long, ItemTaste> of(Collection<Long> productIds) {
        return Map.of();
    }

    @Override
    public long generation() {
        return 0;
    }

    @Override
    public List<Long> changedSince(long generation, long after, int limit) {
        return List.of();
    }

    /** What was noted, in order. */
    static final class Notes implements FeedbackStore {
        final List<Noticed> noted = new ArrayList<>();

        @Override
        public void note(RequestIds.Shown shown, Collection<Noticed> noticed, Instant at) {
            noted.addAll(noticed);
        }

        @Override
        public void exchanged(MemberId member, long offerId, Instant since, Instant at) {}

        @Override
        public List<Count> counts(Instant since) {
            return List.of();
        }

        @Override
        public int forget(Instant before, int limit) {
            return 0;
        }

        @Override
        public void move(MemberId from, MemberId into) {}

        @Override
        public List<MemberId> members(MemberId after, int limit) {
            return List.of();
        }

        @Override
        public void erase(MemberId member) {}
    }
}
