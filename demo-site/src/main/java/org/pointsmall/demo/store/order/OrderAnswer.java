package org.pointsmall.demo.store.order;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.broadleafcommerce.core.order.domain.DiscreteOrderItem;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderItem;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.checkout.PaidBy;
import org.pointsmall.demo.store.money.MoneyAnswer;
import org.pointsmall.demo.store.product.TranslatedNames;

/**
 * A placed order as the API shows it.
 *
 * @param cashPaid what the card was charged
 * @param rewards what the shopper has used for the order as a whole
 * @param returns what was cancelled or returned of it since, the first one first
 */
record OrderAnswer(
        String orderNumber,
        String status,
        @Nullable OffsetDateTime placedAt,
        MoneyAnswer total,
        MoneyAnswer cashPaid,
        long pointsSpent,
        long pointsEarned,
        List<ItemAnswer> items,
        List<RewardAnswer> rewards,
        List<UndoneAnswer> returns) {

    /**
     * @param price of one piece
     * @param points that paid for the pieces
     * @param returned how many of the pieces have come back
     * @param rewards what belongs to it, such as a longer warranty
     */
    @Schema(name = "OrderItem")
    record ItemAnswer(
            long id,
            @Nullable Long productId,
            String name,
            int quantity,
            MoneyAnswer price,
            long points,
            int returned,
            List<RewardAnswer> rewards) {}

    /** @param id of the shopper's reward */
    record RewardAnswer(long id, String kind, String name) {}

    /** @param points by item, where there is something to say */
    static OrderAnswer of(
            Order order,
            PaidBy.Payment paid,
            Map<Long, StoreAfterSale.ItemPoints> points,
            List<OrderRewards.Used> used,
            List<StoreAfterSale.Undone> undone,
            TranslatedNames.Named names) {
        return new OrderAnswer(
                order.getOrderNumber(),
                order.getStatus().getType(),
                at(order.getSubmitDate()),
                MoneyAnswer.of(order.getTotal()),
                paid.cash(),
                paid.points().spent(),
                paid.points().earned(),
                order.getOrderItems().stream()
                        .sorted(Comparator.comparing(OrderItem::getId))
                        .map(item -> item(item, points.get(item.getId()), rewards(used, item.getId()), names.of(item)))
                        .toList(),
                rewards(used, null),
                undone.stream()
                        .map(each -> UndoneAnswer.of(order.getOrderNumber(), each))
                        .toList());
    }

    private static List<RewardAnswer> rewards(List<OrderRewards.Used> used, @Nullable Long item) {
        return used.stream()
                .filter(reward -> Objects.equals(reward.itemId(), item))
                .map(reward -> new RewardAnswer(reward.id(), reward.kind(), reward.name()))
                .toList();
    }

    private static ItemAnswer item(
            OrderItem item, StoreAfterSale.@Nullable ItemPoints points, List<RewardAnswer> rewards, String name) {
        Long product = item instanceof DiscreteOrderItem discrete && discrete.getProduct() != null
                ? discrete.getProduct().getId()
                : null;
        return new ItemAnswer(
                item.getId(),
                product,
                name,
                item.getQuantity(),
                MoneyAnswer.of(item.getPrice()),
                points == null ? 0 : points.points(),
                points == null ? 0 : points.returned(),
                rewards);
    }

    private static @Nullable OffsetDateTime at(@Nullable Date date) {
        // Through the epoch: what JDBC hands out is a java.sql.Timestamp.
        return date == null ? null : new Date(date.getTime()).toInstant().atOffset(ZoneOffset.UTC);
    }
}
