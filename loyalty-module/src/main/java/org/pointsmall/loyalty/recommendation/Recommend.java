package org.pointsmall.loyalty.recommendation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.flag.CheckFlags;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Recommends what points can buy: first what a member can have now, then what is a few points away. Whatever the search
 * says, all that is answered has been checked against the database, and is shown with the database's price.
 */
public final class Recommend {
    private final Parts parts;
    private final CheckCandidates check;
    private final FindReasons reasons;

    public Recommend(Parts parts) {
        this.parts = parts;
        check = new CheckCandidates(parts.mall(), parts.flags(), parts.goodsOnSale(), parts.terms());
        reasons = new FindReasons(parts.items(), parts.catalogue());
    }

    /**
     * What recommendations are made of.
     *
     * @param engine null where the store has no search engine
     * @param database answers where the engine can't
     * @param terms as they are now
     */
    public record Parts(
            @Nullable OfferSearch engine,
            OfferSearch database,
            Mall mall,
            CheckFlags flags,
            GoodsOnSale goodsOnSale,
            FindRecipient recipients,
            ItemTastes items,
            Catalogue catalogue,
            RequestIds requestIds,
            Supplier<RecommendationTerms> terms,
            Transactions transactions,
            BusinessTime time,
            Ranking ranking,
            CouponAtHand coupons) {

        /** Of a store that learns no ranking and has no coupons. */
        public Parts(
                @Nullable OfferSearch engine,
                OfferSearch database,
                Mall mall,
                CheckFlags flags,
                GoodsOnSale goodsOnSale,
                FindRecipient recipients,
                ItemTastes items,
                Catalogue catalogue,
                RequestIds requestIds,
                RecommendationTerms terms,
                Transactions transactions,
                BusinessTime time) {
            this(
                    engine,
                    database,
                    mall,
                    flags,
                    goodsOnSale,
                    recipients,
                    items,
                    catalogue,
                    requestIds,
                    () -> terms,
                    transactions,
                    time,
                    products -> Ranking.AS_FOUND,
                    CouponAtHand.NONE);
        }
    }

    /**
     * A page; short only where the mall has no more that fits on it, at least not among the first thousands of offers. The
     * search is asked outside of any transaction, so that a slow one holds no connection.
     *
     * @param member nobody for a guest
     */
    public Recommendations recommend(RecommendationRequest request, Optional<MemberId> member) {
        Recipient recipient =
                parts.transactions().required(() -> parts.recipients().of(request, member));
        Searches searches = new Searches(parts.engine(), parts.database());
        FillPage filling = new FillPage(parts, check, request, recipient, coupon(request, recipient));
        List<OfferCandidate> page = filling.by(searches);
        List<Recommendations.Basket> baskets = filling.baskets(searches);
        Instant now = parts.time().now();
        List<RecommendationReason> why = parts.transactions().required(() -> reasons.of(page, recipient, request, now));
        List<Recommendations.Item> items = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            OfferCandidate candidate = page.get(i);
            Points pointsShort = member.isEmpty() ? candidate.view().lacking() : candidate.lacking();
            items.add(new Recommendations.Item(candidate.view(), why.get(i), pointsShort));
        }
        Recommendations.Source source = searches.source();
        String id = parts.requestIds().issue(member, request.placement(), source, items, now);
        return new Recommendations(source, id, items, baskets);
    }

    /** What was just exchanged is nothing that may be used of somebody who opted out. */
    private @Nullable CouponPicks coupon(RecommendationRequest request, Recipient recipient) {
        return request.placement() != Placement.AFTER_EXCHANGE || !recipient.personal()
                ? null
                : parts.transactions()
                        .required(() -> recipient.member().flatMap(parts.coupons()::of))
                        .map(coupon -> new CouponPicks(parts, coupon, recipient.member()))
                        .orElse(null);
    }
}
