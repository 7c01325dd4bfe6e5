package org.pointsmall.loyalty.aftersale;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;

/**
 * A wish to take goods of an order back.
 *
 * @param purpose which order, by whom and why
 * @param lines which goods, each item once; none at all only where the shipping is to go back
 * @param shipping what becomes of the shipping
 */
public record ReturnRequest(Purpose purpose, List<Line> lines, ShippingChoice shipping) {
    public ReturnRequest {
        lines = List.copyOf(lines);
        if (lines.isEmpty() && shipping != ShippingChoice.REFUND) {
            throw new IllegalArgumentException("nothing is returned: " + purpose.key());
        }
        if (lines.stream().map(Line::itemId).distinct().count() != lines.size()) {
            throw new IllegalArgumentException("an item is returned twice at once: " + lines);
        }
    }

    /**
     * One line of the order, by quantity or by amount.
     *
     * @param itemId the store's order item
     * @param quantity how many pieces come back; 0 where only an amount does
     * @param amount what of its price (after discounts, without tax) goes back while the goods stay; null where pieces
     *     come back
     */
    public record Line(long itemId, int quantity, @Nullable Money amount) {
        public Line {
            if (amount == null ? quantity < 1 : quantity != 0 || amount.isZero()) {
                throw new IllegalArgumentException("a line comes back by pieces or by an amount: " + itemId);
            }
        }

        public static Line pieces(long itemId, int quantity) {
            return new Line(itemId, quantity, null);
        }

        public static Line amount(long itemId, Money amount) {
            return new Line(itemId, 0, amount);
        }
    }
}
