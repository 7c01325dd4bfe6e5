package org.pointsmall.loyalty.api.product;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.StrictJson;
import org.pointsmall.loyalty.api.problem.RefusalJson;
import org.pointsmall.loyalty.flag.FlagKind;

/**
 * What limits a product for the shopper who asks.
 *
 * @param flags in the order of their kinds
 * @param eligible whether the shopper can put it into a cart now
 * @param refusal why not, if not; null otherwise
 */
@StrictJson
record ProductFlagsJson(
        List<FlagJson> flags, boolean eligible, @Schema(nullable = true) @Nullable RefusalJson refusal) {

    record FlagJson(FlagKind kind, String text) {}
}
