package org.pointsmall.loyalty.api.cart;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.StrictJson;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.redemption.AppliedWish;
import org.pointsmall.loyalty.redemption.OffsetCart;

/**
 * What became of the points that were applied to the cart.
 *
 * @param wish what was asked for: a number, or {@code max}; null where nothing was
 * @param agreed how many points that came to then
 * @param reduced whether it has come to fewer since; the quote's refusals say why
 * @param quote what they pay now
 */
@StrictJson
record AppliedJson(
        @Schema(nullable = true, pattern = "max|[0-9]{1,18}") @Nullable String wish,
        long agreed,
        boolean reduced,
        QuoteJson quote) {

    static AppliedJson of(OffsetCart.Applied applied, Language language) {
        long agreed = applied.wish().map(wish -> wish.agreed().value()).orElse(0L);
        return new AppliedJson(
                applied.wish().map(AppliedWish::wish).map(wish -> wish.text()).orElse(null),
                agreed,
                applied.quote().offset().value() < agreed,
                QuoteJson.of(applied.quote(), language));
    }
}
