package org.pointsmall.loyalty.recommendation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.campaign.Shopper;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.points.Points;

/** Gathers what is known, and may be used, of whom something is recommended to. */
public final class FindRecipient {
    private final Ledger ledger;
    private final Shoppers shoppers;
    private final OptedOut optedOut;
    private final MemberTastes tastes;
    private final PurchaseHistories histories;
    private final CartAtHand cartAtHand;

    public FindRecipient(
            Ledger ledger,
            Shoppers shoppers,
            OptedOut optedOut,
            MemberTastes tastes,
            PurchaseHistories histories,
            CartAtHand cartAtHand) {
        this.ledger = ledger;
        this.shoppers = shoppers;
        this.optedOut = optedOut;
        this.tastes = tastes;
        this.histories = histories;
        this.cartAtHand = cartAtHand;
    }

    /** Runs in the caller's transaction. Who opted out is somebody with a balance and a tier, and nothing more. */
    Recipient of(RecommendationRequest request, Optional<MemberId> member) {
        boolean personal = member.filter(some -> !optedOut.includes(some)).isPresent();
        Optional<MemberId> known = personal ? member : Optional.empty();
        Shopper shopper = member.map(shoppers::of).orElse(Shopper.GUEST);
        CartAtHand.InCart cart = cartAtHand.of(member);
        PurchaseHistory history = known.map(histories::of).orElse(PurchaseHistory.NONE);
        return new Recipient(
                member,
                personal,
                points(member, request, cart),
                shopper.tier().map(tier -> tier.code().value()).orElse(null),
                personal ? shopper.segments().stream().map(SegmentCode::value).collect(Collectors.toSet()) : Set.of(),
                history,
                taste(known.map(tastes::of).orElse(MemberTaste.NONE), atHand(request, cart, history)),
                cart,
                boughtAgain(cart, history));
    }

    /** The same recipient, with what can be spent at this moment. */
    Recipient asOfNow(Recipient recipient, RecommendationRequest request) {
        return recipient.with(points(recipient.member(), request, recipient.cart()));
    }

    private Points points(Optional<MemberId> member, RecommendationRequest request, CartAtHand.InCart cart) {
        Points balance = member.map(some -> ledger.balance(some).available()).orElse(Points.ZERO);
        return request.placement() == Placement.CART
                ? balance.minus(cart.points().min(balance))
                : balance;
    }

    private Set<Long> boughtAgain(CartAtHand.InCart cart, PurchaseHistory history) {
        if (cart.products().isEmpty()) {
            return Set.of();
        }
        Set<Long> again = new HashSet<>(history.boughtAgain());
        again.addAll(histories.boughtAgain(cart.products()));
        return again;
    }

    /** What it is about where it is shown: what is looked at, in the cart, or was ordered just now. */
    private static Set<Long> atHand(RecommendationRequest request, CartAtHand.InCart cart, PurchaseHistory history) {
        return switch (request.placement()) {
            case HOME, AFTER_EXCHANGE -> Set.of();
            case PRODUCT -> request.product() == null ? Set.of() : Set.of(request.product());
            case CART -> cart.products();
            case AFTER_ORDER -> history.latest();
        };
    }

    /** What is at hand counts as much as all that was bought before. */
    private static MemberTaste taste(MemberTaste taste, Set<Long> atHand) {
        if (atHand.isEmpty()) {
            return taste;
        }
        float all = (float)
                taste.bought().values().stream().mapToDouble(Float::doubleValue).sum();
        float each = (all > 0 ? all : 1) / atHand.size();
        Map<Long, Float> bought = new HashMap<>(taste.bought());
        atHand.forEach(product -> bought.merge(product, each, Float::sum));
        return new MemberTaste(bought, taste.words());
    }
}
