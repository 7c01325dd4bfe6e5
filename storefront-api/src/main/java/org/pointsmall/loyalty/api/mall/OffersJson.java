package org.pointsmall.loyalty.api.mall;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.StrictJson;

/**
 * A page of offers.
 *
 * @param items the offers
 * @param next the cursor of the page that follows; null at the end
 */
@StrictJson
record OffersJson(List<OfferJson> items, @Schema(nullable = true) @Nullable String next) {}
