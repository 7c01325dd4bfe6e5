package org.pointsmall.loyalty.api.member;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.StrictJson;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.reward.delivery.Delivery;
import org.pointsmall.loyalty.reward.delivery.DeliveryPlan;
import org.pointsmall.loyalty.reward.delivery.RewardDeliveries;
import org.pointsmall.loyalty.reward.delivery.Trouble;

/**
 * What a recurring reward sends.
 *
 * @param everyMonths after how many months something is sent again
 * @param nextAt when the next one is due; null where nothing is sent any more
 * @param waitsBecause why the next one, which is due, could not be sent so far; null where nothing is wrong
 * @param addressId where it goes, of the member's address book in the store
 * @param past what became of those so far, the first first
 */
@StrictJson
record DeliveriesJson(
        int everyMonths,
        @Schema(nullable = true) @Nullable Instant nextAt,
        @Schema(
                        nullable = true,
                        allowableValues = {
                            "NOT_FOR_SALE",
                            "ADDRESS_MISSING",
                            "REFUSED",
                            "NOT_FREE",
                            "ACCOUNT_FROZEN",
                            "ACCOUNT_CLOSED",
                            "FAILED"
                        })
                @Nullable
                String waitsBecause,
        long addressId,
        List<OneJson> past) {

    /**
     * One that was sent or given up.
     *
     * @param nth the how manieth, from 1 on
     * @param state what became of it
     * @param orderNumber of the order that it was sent by; null where it was not
     * @param at when that was
     * @param pointsBack the points that came back for it
     */
    @StrictJson
    record OneJson(
            int nth,
            @Schema(allowableValues = {"MADE", "LAPSED", "RETURNED"}) String state,
            @Schema(nullable = true) @Nullable String orderNumber,
            Instant at,
            long pointsBack) {

        private static OneJson of(Delivery delivery) {
            OrderRef order = delivery.order();
            return new OneJson(
                    delivery.nth(),
                    delivery.how().name(),
                    order == null ? null : order.number(),
                    delivery.at(),
                    delivery.back().value());
        }
    }

    static DeliveriesJson of(RewardDeliveries.Shown shown) {
        DeliveryPlan plan = shown.plan();
        Trouble trouble = plan.trouble();
        return new DeliveriesJson(
                plan.everyMonths(),
                plan.tryAt() == null ? null : plan.due(),
                trouble == null ? null : trouble.name(),
                plan.address(),
                shown.past().stream().map(OneJson::of).toList());
    }
}
