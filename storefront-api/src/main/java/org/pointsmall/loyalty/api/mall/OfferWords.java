package org.pointsmall.loyalty.api.mall;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.MoneyJson;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemTexts;
import org.pointsmall.loyalty.api.wording.Explanations;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.mall.Anchor;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.OfferView;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Refusal;

/** Offers in the shopper's language. */
public final class OfferWords {
    private static final Explanations PRICES =
            new Explanations("org.pointsmall.loyalty.api.cart.explanations", OfferWords.class);

    private final Language language;
    private final Map<Long, String> productNames;
    private final Instant now;

    /** @param productNames of the products that offers give */
    public OfferWords(Language language, Map<Long, String> productNames, Instant now) {
        this.language = language;
        this.productNames = productNames;
        this.now = now;
    }

    public OfferJson of(OfferView view) {
        return of(view, null);
    }

    /** @param donated how many points were given for its cause; null where that is not said */
    OfferJson of(OfferView view, @Nullable Points donated) {
        OfferTerms terms = view.offer().terms();
        String name = terms.name().in(language.locale());
        Money market = terms.price().market();
        Money cash = view.price().cash();
        TierCode tier = terms.audience().leastTier();
        Long perMember = terms.supply().perMember();
        Refusal refusal = view.refusals().stream().findFirst().orElse(null);
        Window window = terms.exchangeable();
        return new OfferJson(
                view.offer().id(),
                terms.kind().name(),
                product(terms.content(), name),
                name,
                view.price().points().value(),
                cash == null ? null : MoneyJson.of(cash),
                view.price().list().value(),
                market == null ? null : MoneyJson.of(market),
                market == null ? null : MoneyJson.of(cash == null ? market : market.minus(cash.min(market))),
                PRICES.of(view.price().trace(), language),
                flags(terms),
                tier == null ? null : tier.value(),
                new OfferJson.WindowJson(at(window, window.from()), until(window)),
                now.atZone(window.zone()).toOffsetDateTime(),
                view.remaining(),
                perMember == null ? null : new OfferJson.PerMemberJson(perMember, view.used()),
                refusal == null,
                refusal == null ? null : refusal.code().name(),
                refusal == null ? null : ProblemTexts.detail(Problem.of(refusal), language),
                view.lacking().value(),
                anchor(view, name, market),
                donated == null ? null : donated.value());
    }

    private OfferJson.@Nullable ProductJson product(Content content, String offerName) {
        Long product = content.givenProduct();
        return product == null
                ? null
                : new OfferJson.ProductJson(product, productNames.getOrDefault(product, offerName));
    }

    private static List<String> flags(OfferTerms terms) {
        List<String> flags = new ArrayList<>();
        if (terms.supply().total() != null || terms.supply().perMember() != null) {
            flags.add("LIMITED");
        }
        if (terms.audience().leastTier() != null
                || !terms.audience().members().tiers().isEmpty()) {
            flags.add("TIER_ONLY");
        }
        if (!terms.audience().members().segments().isEmpty()) {
            flags.add("SEGMENT_ONLY");
        }
        return flags;
    }

    /** The end of the days on which it applies now; it may apply again on later ones. */
    private @Nullable OffsetDateTime until(Window window) {
        return window.stretchEnd(now)
                .map(end -> end.atZone(window.zone()).toOffsetDateTime())
                .orElseGet(() -> at(window, window.until()));
    }

    private static @Nullable OffsetDateTime at(Window window, @Nullable LocalDateTime local) {
        ZoneId zone = window.zone();
        return local == null ? null : local.atZone(zone).toOffsetDateTime();
    }

    /** What the points come to in things that people know; where there are none, in the offer itself. */
    private @Nullable String anchor(OfferView view, String name, @Nullable Money market) {
        Anchor anchor = view.anchor();
        if (anchor != null) {
            return AnchorWords.of(anchor, language);
        }
        return market == null || view.price().cash() != null
                ? null
                : AnchorWords.one(view.price().points(), name, market, language);
    }
}
