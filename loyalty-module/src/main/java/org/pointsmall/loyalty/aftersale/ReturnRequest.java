package org.pointsmall.loyalty.aftersale;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
     * What is to come back, in words of this text's own that never change, so that a repeat is known by it years later:
     * {@code RETURN|REFUND|12 x 2|13 CNY 500}, amounts in minor units, in the order asked for.
     */
    String content() {
        return Stream.concat(
                        Stream.of("RETURN", shipping.name()), lines.stream().map(Line::content))
                .collect(Collectors.joining("|"));
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

        private String content() {
            return amount == null
                    ? itemId + " x " + quantity
                    : itemId + " " + amount.currency().getCurrencyCode() + " " + amount.minorUnits();
        }

        public static Line pieces(long itemId, int quantity) {
            return new Line(itemId, quantity, null);
        }

        public static Line amount(long itemId, Money amount) {
            return new Line(itemId, 0, amount);
        }
    }
}
