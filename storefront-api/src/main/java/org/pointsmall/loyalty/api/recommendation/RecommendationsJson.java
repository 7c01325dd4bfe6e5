package org.pointsmall.loyalty.api.recommendation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.pointsmall.loyalty.api.json.StrictJson;
import org.pointsmall.loyalty.api.mall.OfferJson;

/**
 * What is recommended: what the shopper can have now, then what is a few points away.
 *
 * @param source who found it
 * @param requestId names this answer in what is told of it by {@code POST /recommendations/feedback}, for a day
 */
@StrictJson
record RecommendationsJson(
        @Schema(allowableValues = {"ELASTICSEARCH", "DATABASE"}) String source,
        String requestId,
        List<ItemJson> items) {

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
                                "FOR_MEMBERS"
                            })
                    String reasonCode,
            long pointsShort) {}
}
