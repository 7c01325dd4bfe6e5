package org.pointsmall.demo.store.order;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.money.MoneyAnswer;

/**
 * What a cancellation or a return came to, as the API shows it.
 *
 * @param kind {@code CANCEL} or {@code RETURN}
 * @param refund {@code DONE}, or {@code CASH_DUE} while the card has still to be given its money back
 * @param cash what goes back to the card
 * @param giftsDue items that were gifts for goods that are back: they are to come back, too, and nothing is refunded for them
 * @param shortfall points that should have been taken back and were no longer there
 */
record UndoneAnswer(
        String orderNumber,
        String kind,
        String refund,
        MoneyAnswer cash,
        long pointsBack,
        long pointsTakenBack,
        long shortfall,
        OffsetDateTime at,
        List<ItemAnswer> items,
        List<Long> giftsDue) {

    /** @param itemId null for shipping */
    @Schema(name = "UndoneItem")
    record ItemAnswer(@Nullable Long itemId, int quantity, MoneyAnswer cash, long pointsBack, long pointsTakenBack) {}

    static UndoneAnswer of(String orderNumber, StoreAfterSale.Undone undone) {
        return new UndoneAnswer(
                orderNumber,
                undone.kind(),
                undone.refund(),
                undone.cash(),
                undone.pointsBack(),
                undone.pointsTakenBack(),
                undone.shortfall(),
                undone.at().atOffset(ZoneOffset.UTC),
                undone.items().stream()
                        .map(item -> new ItemAnswer(
                                item.itemId(), item.quantity(), item.cash(), item.pointsBack(), item.pointsTakenBack()))
                        .toList(),
                undone.giftsDue());
    }
}
