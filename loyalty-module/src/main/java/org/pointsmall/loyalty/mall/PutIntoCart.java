package org.pointsmall.loyalty.mall;

import java.util.Optional;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.redemption.CartTakenException;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.refusal.RefusedException;

/** Puts goods of the mall into the shopper's cart. Nothing is claimed by it: that is for the checkout. */
public final class PutIntoCart {
    private final CurrentMember currentMember;
    private final Mall mall;
    private final GoodsCart cart;

    public PutIntoCart(CurrentMember currentMember, Mall mall, GoodsCart cart) {
        this.currentMember = currentMember;
        this.mall = mall;
        this.cart = cart;
    }

    /**
     * Puts so many pieces into the cart. Refused with what stands against having them, early; {@code MEMBERS_ONLY} for
     * guests; {@code BELOW_MINIMUM} where a gift is for more goods than there are; {@code CONFLICT} ({@code kind}) where the offer is exchanged without a cart, or ({@code orderId}) where the
     * checkout of the cart is under way.
     *
     * @return nothing where the shopper may see no such offer
     */
    public Optional<Outcome<Deal>> put(long offerId, int quantity) {
        Optional<MemberId> member = currentMember.id();
        if (member.isEmpty()) {
            return Optional.of(Outcome.refused(Refusal.of(RefusalCode.MEMBERS_ONLY)));
        }
        return mall.deal(member.get(), offerId, quantity)
                .map(PutIntoCart::ofGoods)
                .map(this::put);
    }

    private static Outcome<Deal> ofGoods(Outcome<Deal> outcome) {
        if (outcome instanceof Outcome.Done<Deal> done
                && !done.value().offer().terms().kind().isForCarts()) {
            return Outcome.refused(Refusal.of(RefusalCode.CONFLICT)
                    .with("kind", done.value().offer().terms().kind().name()));
        }
        return outcome;
    }

    private Outcome<Deal> put(Outcome<Deal> outcome) {
        if (outcome instanceof Outcome.Done<Deal> done) {
            try {
                return put(done.value());
            } catch (CartTakenException taken) {
                return Outcome.refused(taken.refusal());
            } catch (RefusedException refused) {
                return Outcome.refused(refused.refusal());
            }
        }
        return outcome;
    }

    /** An order is shipped once. */
    private Outcome<Deal> shipped(Deal deal) {
        if (deal.quantity() > 1) {
            return Outcome.refused(Refusal.of(RefusalCode.ABOVE_CAP)
                    .with("required", deal.quantity())
                    .with("limit", 1L));
        }
        cart.ship(deal.offer().id());
        return Outcome.done(deal);
    }

    /**
     * The shipping is paid as ever again; fine where it was.
     *
     * @return why not, if so: {@code CONFLICT} as above, {@code MEMBERS_ONLY}
     */
    public Optional<Refusal> shipWithoutPoints() {
        if (currentMember.id().isEmpty()) {
            return Optional.of(Refusal.of(RefusalCode.MEMBERS_ONLY));
        }
        try {
            cart.ship(null);
            return Optional.empty();
        } catch (CartTakenException taken) {
            return Optional.of(taken.refusal());
        } catch (RefusedException refused) {
            return Optional.of(refused.refusal());
        }
    }

    private Outcome<Deal> put(Deal deal) {
        long offer = deal.offer().id();
        if (deal.offer().terms().content() instanceof Content.Goods goods) {
            cart.add(goods.product(), Math.toIntExact(deal.quantity()), offer);
            return Outcome.done(deal);
        }
        if (deal.offer().terms().kind() == Content.Kind.SHIPPING) {
            return shipped(deal);
        }
        // A gift comes as soon as the other goods are enough.
        return cart.accept(offer)
                ? Outcome.done(deal)
                : Outcome.refused(Refusal.of(RefusalCode.BELOW_MINIMUM)
                        .with("required", String.valueOf(deal.offer().terms().besides()))
                        .with("offerId", offer));
    }
}
