package org.pointsmall.loyalty.api.recommendation;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.StrictJson;

/**
 * What the member wants.
 *
 * @param personalised whether recommendations may go by what the member bought
 */
@StrictJson
record PreferencesJson(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Boolean personalised) {}
