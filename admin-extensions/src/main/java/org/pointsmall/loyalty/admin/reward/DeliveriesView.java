package org.pointsmall.loyalty.admin.reward;

import java.util.List;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.reward.delivery.Delivery;
import org.pointsmall.loyalty.reward.delivery.DeliveryPlan;
import org.pointsmall.loyalty.reward.delivery.RewardDeliveries;
import org.pointsmall.loyalty.reward.delivery.Trouble;

/**
 * What a reward sends, in writing.
 *
 * @param nth the number of the next one
 * @param nextAt when it is due; empty where nothing more is sent
 * @param trouble the code of why it was not sent so far; empty where nothing is wrong
 * @param waits whether it can be tried at once
 * @param past what became of those so far, the first first
 */
public record DeliveriesView(String nth, String nextAt, String trouble, boolean waits, List<One> past) {

    /**
     * One that was sent or given up.
     *
     * @param state the code of its name
     */
    public record One(String nth, String at, String state, String order, String back) {

        private static One of(Delivery delivery, DisplayFormat written) {
            OrderRef order = delivery.order();
            String number = order == null ? null : order.number();
            return new One(
                    written.number(delivery.nth()),
                    written.time(delivery.at()),
                    "LoyaltyReward_Delivery_" + delivery.how(),
                    number == null ? "" : number,
                    written.number(delivery.back().value()));
        }
    }

    static DeliveriesView of(RewardDeliveries.Shown shown, DisplayFormat written) {
        DeliveryPlan plan = shown.plan();
        Trouble trouble = plan.trouble();
        boolean goesOn = plan.tryAt() != null;
        return new DeliveriesView(
                written.number(plan.next()),
                goesOn ? written.time(plan.due()) : "",
                trouble == null ? "" : "LoyaltyReward_Trouble_" + trouble,
                goesOn && trouble != null,
                shown.past().stream().map(one -> One.of(one, written)).toList());
    }
}
