package org.pointsmall.loyalty.redemption;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.trace.TraceLine;

/** What the lines of a cart cost that offers of the mall have put there. */
@FunctionalInterface
public interface MallLines {
    /** Nothing was ever put there. */
    MallLines NONE = (member, cart) -> Charged.NOTHING;

    /**
     * What these lines come to now.
     *
     * @param lines those that can be had for points
     * @param shipping what pays for the shipping; null where no offer does
     * @param refusals why others can't be had so any more, or not by this member; the most important first
     * @param wants what they take at these prices that is to be claimed with the points
     * @param words what the shopper is to be told of what came or left by itself
     */
    record Charged(
            List<Line> lines,
            @Nullable Shipping shipping,
            List<Refusal> refusals,
            OrderWants wants,
            List<TraceLine> words) {
        public static final Charged NOTHING = new Charged(List.of(), null, List.of(), OrderWants.NONE, List.of());

        public Charged {
            lines = List.copyOf(lines);
            refusals = List.copyOf(refusals);
            words = List.copyOf(words);
        }
    }

    /**
     * A line with its price.
     *
     * @param itemId the store's order item
     * @param points what all of its pieces cost in points
     * @param cash what they cost in cash beside them, tax included; nothing for none
     */
    record Line(long itemId, Points points, Money cash) {}

    /**
     * What pays for the shipping.
     *
     * @param points what that costs
     * @param upTo the most that they pay of it, tax included
     */
    record Shipping(Points points, Money upTo) {}

    /** The prices in force for this member. */
    Charged of(MemberId member, Cart cart);
}
