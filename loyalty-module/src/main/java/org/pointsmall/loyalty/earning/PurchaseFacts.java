package org.pointsmall.loyalty.earning;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.condition.FactSheet;
import org.pointsmall.loyalty.condition.Facts;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;

/** What conditions ask of a purchase; of the member only when one comes to ask. */
final class PurchaseFacts {
    private final PaidLines lines;
    private final EarningContext context;
    private final FactSheet order;

    /** @param zone of days */
    PurchaseFacts(Cart cart, PaidLines lines, EarningContext context, ZoneId zone) {
        this.lines = lines;
        this.context = context;
        LocalDate today = context.at().atZone(zone).toLocalDate();
        order = new FactSheet()
                .money(Field.ORDER_SUBTOTAL, lines.paid(line -> true))
                .number(
                        Field.ORDER_ITEMS,
                        cart.lines().stream().mapToLong(CartLine::quantity).sum())
                .number(Field.ORDER_LINES, cart.lines().size())
                .text(Field.ORDER_CHANNEL, context.channel().orElse(null))
                .text(Field.ORDER_STORE, context.store().orElse(null))
                .text(Field.ORDER_CURRENCY, cart.currency().getCurrencyCode())
                .day(Field.ORDER_DAY, today);
        member(today, zone);
        attributes(cart.context().attributes());
    }

    private void member(LocalDate today, ZoneId zone) {
        Buyer buyer = context.buyer();
        order.lookUp(Field.MEMBER_TIER, () -> buyer.tier()
                        .map(tier -> new Value.Text(tier.code().value()))
                        .orElse(null))
                .lookUp(Field.MEMBER_SEGMENTS, () -> new Value.Texts(buyer.segmentTexts()))
                .lookUp(Field.MEMBER_ORDERS, () -> new Value.Whole(buyer.orders()))
                .lookUp(Field.MEMBER_FIRST_ORDER, () -> new Value.Flag(buyer.isFirstOrder()))
                .lookUp(Field.MEMBER_DAYS, () -> buyer.enrolledAt()
                        .map(at -> at.atZone(zone).toLocalDate())
                        .map(day -> new Value.Whole(Math.max(0, ChronoUnit.DAYS.between(day, today))))
                        .orElse(null))
                .lookUp(Field.MEMBER_BIRTH_MONTH, () -> buyer.birthday()
                        .map(day -> new Value.Whole(day.getMonthValue()))
                        .orElse(null));
    }

    private void attributes(Map<String, String> attributes) {
        attributes.forEach(
                (name, value) -> Field.named(Field.ATTRIBUTE + name).ifPresent(field -> order.text(field, value)));
    }

    Facts ofOrder() {
        return order;
    }

    /** The line's, and those of the order. */
    Facts ofLine(int number) {
        CartLine line = lines.line(number);
        FactSheet sheet = new FactSheet()
                .text(Field.LINE_PRODUCT, text(line.productId()))
                .number(Field.LINE_QUANTITY, line.quantity())
                .money(Field.LINE_PRICE, line.price());
        ProductFacts product = context.product(line.productId());
        if (product != null) {
            Set<String> categories =
                    product.categories().stream().map(String::valueOf).collect(Collectors.toSet());
            sheet.texts(Field.LINE_CATEGORIES, categories);
        }
        return sheet.orElse(order);
    }

    private static @Nullable String text(@Nullable Long id) {
        return id == null ? null : id.toString();
    }
}
