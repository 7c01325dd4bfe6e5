package org.pointsmall.loyalty.api.cart;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.MoneyJson;
import org.pointsmall.loyalty.api.json.RateJson;
import org.pointsmall.loyalty.api.json.StrictJson;
import org.pointsmall.loyalty.api.problem.RefusalJson;
import org.pointsmall.loyalty.api.wording.Explanations;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.redemption.PointsQuote;

/**
 * What points do to the cart.
 *
 * @param points how many are spent
 * @param money what they pay
 * @param lines how both fall on the cart's lines
 * @param shipping how both fall on the shipping; null where points pay nothing of it
 * @param cashTotal what is left to pay
 * @param rate what the points are worth in it
 * @param standardRate what points are worth without tiers and campaigns
 * @param explanation how the one rate came in place of the other, and what came into the cart or left it by itself,
 *     sentence by sentence
 * @param refusals why not as many as asked for, and why the cart can't be checked out, the most important first
 */
@StrictJson
public record QuoteJson(
        long points,
        MoneyJson money,
        List<LineJson> lines,
        @Schema(nullable = true) @Nullable ShippingJson shipping,
        MoneyJson cashTotal,
        RateJson rate,
        RateJson standardRate,
        List<String> explanation,
        List<RefusalJson> refusals) {
    private static final Explanations EXPLANATIONS =
            new Explanations("org.pointsmall.loyalty.api.cart.explanations", QuoteJson.class);

    public static QuoteJson of(PointsQuote quote, Language language) {
        return new QuoteJson(
                quote.points().value(),
                MoneyJson.of(quote.money()),
                quote.lines().stream()
                        .map(part -> LineJson.of(part, quote.mall().items()))
                        .toList(),
                quote.shipping().map(ShippingJson::of).orElse(null),
                MoneyJson.of(quote.cashTotal()),
                RateJson.of(quote.terms().policy().rate()),
                RateJson.of(quote.terms().standardRate()),
                EXPLANATIONS.of(
                        Stream.concat(quote.terms().trace().stream(), quote.mall().words().stream())
                                .toList(),
                        language),
                quote.refusals().stream()
                        .map(refusal -> RefusalJson.of(refusal, language))
                        .toList());
    }

    /** @param kind whether the points are what goods of the mall cost, or money by the shopper's choice */
    record LineJson(
            long itemId, long points, MoneyJson money, @Schema(allowableValues = {"OFFSET", "MALL"}) String kind) {
        static LineJson of(Allocation.Part part, Set<Long> ofTheMall) {
            Long item = Objects.requireNonNull(part.itemId());
            return new LineJson(
                    item,
                    part.points().value(),
                    MoneyJson.of(part.money()),
                    ofTheMall.contains(item) ? "MALL" : "OFFSET");
        }
    }

    record ShippingJson(long points, MoneyJson money) {
        static ShippingJson of(Allocation.Part part) {
            return new ShippingJson(part.points().value(), MoneyJson.of(part.money()));
        }
    }
}
