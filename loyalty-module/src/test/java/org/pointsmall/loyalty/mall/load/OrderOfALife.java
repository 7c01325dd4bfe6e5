package org.pointsmall.loyalty.mall.load;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.load.MallOnPaper.Taken;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;

/** A cart, what its shopper was told of it, and what became of it. */
final class OrderOfALife {
    final MemberId login;
    final Cart cart;
    /** How many of which offer, the one that pays for the shipping among them. */
    final Map<Long, Long> pieces;
    /** What one piece of an offer costs by what the shopper was told. */
    final Map<Long, Long> prices;

    final MallWorld.Told told;
    final Map<Long, Integer> left = new HashMap<>();
    /** By piece of a line, in points and in pence, once it is settled. */
    final Map<Long, Long> earned = new HashMap<>();

    final Map<Long, Long> cash = new HashMap<>();
    State state = State.TOLD;
    Instant due = Instant.MAX;
    long hold;
    List<Taken> taken = List.of();
    long pointsLeft;
    long cashBack;

    enum State {
        TOLD,
        HELD,
        /** The store has accepted it, and it is not settled. */
        PLACED,
        /** The same, and its hold was given back before. */
        LATE,
        SETTLED,
        /** Its hold was given back. */
        GONE,
        UNDONE
    }

    OrderOfALife(MemberId login, Cart cart, Map<Long, Long> pieces, Map<Long, Long> prices, MallWorld.Told told) {
        this.login = login;
        this.cart = cart;
        this.pieces = pieces;
        this.prices = prices;
        this.told = told;
        cart.lines().forEach(line -> left.put(line.itemId(), line.quantity()));
    }

    long points() {
        return told.points();
    }

    /** In cash, all of it. */
    long paid() {
        return cart.total().minorUnits() - told.offset().minorUnits();
    }

    boolean allIsBack() {
        return left.values().stream().allMatch(some -> some == 0);
    }

    /** What one piece of a line costs in points. */
    long price(CartLine line) {
        Long offer = line.offerId();
        return offer == null ? 0 : Objects.requireNonNull(prices.get(offer));
    }

    @Nullable
    Long shippingOffer() {
        return cart.shippingOffer();
    }

    @Override
    public String toString() {
        return "cart %d of %s, %s for %d".formatted(cart.order().id(), login, pieces, points());
    }
}
