package org.pointsmall.loyalty.api.member;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.StrictJson;
import org.pointsmall.loyalty.reward.RewardReads;

/**
 * A use of a reward that stands.
 *
 * @param at when it was used
 * @param orderNumber of the order that it was used for; null where there is none, or its number is not known
 * @param itemId the order's item that the reward belongs to by it; null for none
 */
@StrictJson
record RewardUseJson(
        Instant at,
        @Schema(nullable = true) @Nullable String orderNumber,
        @Schema(nullable = true) @Nullable Long itemId) {

    static RewardUseJson of(RewardReads.PastUse use) {
        return new RewardUseJson(use.at(), use.orderNumber(), use.item());
    }
}
