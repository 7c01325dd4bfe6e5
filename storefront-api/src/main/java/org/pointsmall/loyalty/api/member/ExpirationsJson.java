package org.pointsmall.loyalty.api.member;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.StrictJson;

/**
 * A page of the dates on which points expire, soonest first.
 *
 * @param items the dates, each with all points that expire then
 * @param next the cursor of the page that follows; null at the end
 */
@StrictJson
record ExpirationsJson(List<MeJson.ExpiringJson> items, @Schema(nullable = true) @Nullable String next) {}
