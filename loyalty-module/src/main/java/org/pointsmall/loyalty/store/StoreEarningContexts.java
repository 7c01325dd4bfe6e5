package org.pointsmall.loyalty.store;

import java.time.Instant;
import java.util.Optional;
import org.pointsmall.loyalty.earning.EarningContext;
import org.pointsmall.loyalty.earning.EarningContexts;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.time.BusinessTime;

/** What the store's tables say of what is bought, and by whom. */
final class StoreEarningContexts implements EarningContexts {
    private final StoreProducts products;
    private final StoreBuyers buyers;
    private final EarningTerms terms;
    private final BusinessTime time;

    public StoreEarningContexts(StoreProducts products, StoreBuyers buyers, EarningTerms terms, BusinessTime time) {
        this.products = products;
        this.buyers = buyers;
        this.terms = terms;
        this.time = time;
    }

    @Override
    public EarningContext of(MemberId member, Cart cart, RuleBook book) {
        Instant placedAt = cart.context().placedAt();
        return new EarningContext(
                placedAt == null ? time.now() : placedAt,
                buyers.buyer(member, cart.order().id()),
                Optional.ofNullable(cart.context().store()),
                Optional.ofNullable(cart.context().channel()),
                products.facts(cart.products(), book, time.zone()));
    }
}
