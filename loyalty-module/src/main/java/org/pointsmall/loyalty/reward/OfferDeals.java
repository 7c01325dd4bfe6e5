package org.pointsmall.loyalty.reward;

import java.util.Optional;
import org.pointsmall.loyalty.mall.Deal;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Outcome;

/** What it takes to have pieces of an offer now. See {@link org.pointsmall.loyalty.mall.Mall#deal}. */
@FunctionalInterface
public interface OfferDeals {

    /** The deal, or the first reason against it; nothing where the member may see no such offer. */
    Optional<Outcome<Deal>> deal(MemberId member, long offerId, long quantity);
}
