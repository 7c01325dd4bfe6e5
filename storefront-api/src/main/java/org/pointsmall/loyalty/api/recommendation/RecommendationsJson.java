package org.pointsmall.loyalty.api.recommendation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.pointsmall.loyalty.api.json.MoneyJson;
import org.pointsmall.loyalty.api.json.StrictJson;
import org.pointsmall.loyalty.api.mall.OfferJson;

/**
 * What is recommended: what the shopper can have now, then what is a few points away.
 *
 * @param source who found it
 * @param baskets after an exchange for a coupon: what to buy in the store with it; else empty
 * @param requestId names this answer in what is told of it by {@code POST /recommendations/feedback}, for a day
 */
@StrictJson
record RecommendationsJson(
        @Schema(allowableValues = {"ELASTICSEARCH", "DATABASE"}) String source,
        String requestId,
        List<ItemJson> items,
        List<BasketJson> baskets) {

    /**
     * An offer, with why.
     *
     * @param reason why it is recommended to this shopper, in words
     * @param reasonCode the same as a code
     * @param pointsShort how many points are lacking for it; 0 where it can be had now
     */
    record ItemJson(
            OfferJson offer,
            String reason,
            @Schema(
                            allowableValues = {
                                "POINTS_TO_GO",
                                "ADD_FOR_POINTS",
                                "BUY_AGAIN",
                                "OFTEN_BOUGHT_CATEGORY",
                                "GOES_WITH_THIS",
                                "GOES_WITH_BOUGHT",
                                "NEW_THIS_WEEK",
                                "LAST_PIECES",
                                "FEWER_POINTS",
                                "YOURS_NOW",
                                "FOR_MEMBERS",
                                "COUPON_WORKS",
                                "COUNTS_FOR_COUPON"
                            })
                    String reasonCode,
            long pointsShort) {}

    /**
     * Products of which the coupon that was just exchanged takes something off, bought together in the store for cash.
     *
     * @param reason why, in words
     * @param reasonCode the same as a code
     * @param total what they cost before the coupon
     */
    record BasketJson(
            String reason,
            @Schema(allowableValues = {"COUPON_WORKS", "REACHES_COUPON"}) String reasonCode,
            List<PieceJson> products,
            MoneyJson total) {}

    /**
     * One piece of a product.
     *
     * @param name as the store has it
     * @param price what the store asks for it
     */
    record PieceJson(long id, String name, MoneyJson price) {}
}
