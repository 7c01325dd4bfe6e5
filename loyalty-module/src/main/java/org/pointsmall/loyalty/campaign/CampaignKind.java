package org.pointsmall.loyalty.campaign;

import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.campaign.CampaignEffect.OffsetRate;
import org.pointsmall.loyalty.campaign.CampaignEffect.PricePercent;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Checking;
import org.pointsmall.loyalty.definition.DefinitionKind;
import org.pointsmall.loyalty.definition.Fields;
import org.pointsmall.loyalty.definition.OneOf;
import org.pointsmall.loyalty.definition.Part;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Shape;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.definition.WindowPart;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * Campaigns, as operators write them. Refused beyond what their fields are is {@code NOT_FOR_RATES} of goods where the
 * effect is a rate, and {@code OVERLAPS} ({@code id}, {@code name}) of the window where it can't be told which of two is
 * the reason for a price.
 */
public final class CampaignKind implements DefinitionKind<CampaignTerms> {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_PERCENT = 99;

    private static final Part<String> NAME = Fields.text("name", LONGEST_NAME);
    private static final Part<Optional<String>> CHINESE_NAME = Fields.lineOrNone("chineseName", LONGEST_NAME);
    private static final Part<Integer> PRIORITY = Fields.priority();
    private static final Part<Scope> SCOPE = Scope.part("goods");
    private static final Part<Audience> AUDIENCE = Audience.part("people");
    private static final Part<Window> WINDOW = new WindowPart("window", "when");
    private static final Part<CampaignEffect> EFFECT = OneOf.spread(
            "effect",
            CampaignEffect.Kind.class,
            CampaignKind::shape,
            CampaignEffect::kind,
            new PricePercent(MOST_PERCENT));

    private static final Shape<CampaignTerms> SHAPE = Shape.<CampaignTerms>whole()
            .with(NAME, CampaignTerms::name)
            .with(CHINESE_NAME, terms -> Optional.ofNullable(terms.chineseName()))
            .with(PRIORITY, CampaignTerms::priority)
            .with(SCOPE, CampaignTerms::scope)
            .with(AUDIENCE, CampaignTerms::audience)
            .with(WINDOW, CampaignTerms::window)
            .with(EFFECT, CampaignTerms::effect)
            .made(from -> new CampaignTerms(
                    from.get(NAME),
                    from.get(CHINESE_NAME).orElse(null),
                    from.get(PRIORITY),
                    from.get(SCOPE),
                    from.get(AUDIENCE),
                    from.get(WINDOW),
                    from.get(EFFECT)));

    private static Shape<? extends CampaignEffect> shape(CampaignEffect.Kind kind) {
        return switch (kind) {
            case PRICE_PERCENT -> {
                Part<Integer> percent =
                        Fields.number("percent", 1, MOST_PERCENT).as(Math::toIntExact, Integer::longValue);
                yield Shape.<PricePercent>whole()
                        .with(percent, PricePercent::percent)
                        .made(from -> new PricePercent(from.get(percent)));
            }
            case OFFSET_RATE -> {
                Part<PointsRate> rate = Fields.rate("rate");
                yield Shape.<OffsetRate>whole()
                        .with(rate, OffsetRate::rate)
                        .made(from -> new OffsetRate(from.get(rate)));
            }
        };
    }

    @Override
    public String table() {
        return "LOYALTY_CAMPAIGN";
    }

    @Override
    public Shape<CampaignTerms> shape() {
        return SHAPE;
    }

    @Override
    public String name(CampaignTerms terms) {
        return terms.name();
    }

    @Override
    public void check(CampaignTerms terms, List<Version<CampaignTerms>> others, Checking checking) {
        // A cart has one rate: its points are split over all lines by what these cost.
        boolean isForWholeCarts = terms.effect().decide(price -> false, rate -> true);
        checking.refuse(isForWholeCarts && !terms.scope().isAll(), "goods", "NOT_FOR_RATES");
        checking.refuse(!terms.window().overlaps(terms.window()), "window", "NEVER_APPLIES");
    }

    @Override
    public void checkInForce(CampaignTerms terms, List<Version<CampaignTerms>> others, Checking checking) {
        others.stream()
                .filter(other -> other.terms().conflictsWith(terms))
                .forEach(other -> checking.refuse(Invalid.of("window", "OVERLAPS")
                        .with("id", other.ref().id())
                        .with("name", other.terms().name())));
    }
}
