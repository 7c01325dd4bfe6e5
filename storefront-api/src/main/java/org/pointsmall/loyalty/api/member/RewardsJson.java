package org.pointsmall.loyalty.api.member;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.StrictJson;

/**
 * A page of the member's rewards, the latest first.
 *
 * @param items the rewards
 * @param next the cursor of the page that follows; null at the end
 */
@StrictJson
record RewardsJson(List<RewardJson> items, @Schema(nullable = true) @Nullable String next) {}
