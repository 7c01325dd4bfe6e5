package org.pointsmall.loyalty.campaign;

import java.util.regex.Pattern;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.WindowDraft;
import org.pointsmall.loyalty.points.PointsRate;

/**
 * A campaign as an operator writes it: which fields there are, and a campaign in them. {@link ReadCampaign} is the other
 * way. Money is in the main unit of the programme's currency, {@code 1.50}.
 */
public final class CampaignDraft {
    private static final Pattern FIELDS =
            Pattern.compile("name|active|priority|goods\\.(products|categories)|people\\.(tiers|segments)"
                    + "|window\\.(" + String.join("|", WindowDraft.FIELDS) + ")"
                    + "|effect\\.(kind|percent|rate\\.(points|money))");

    private CampaignDraft() {}

    /** What a campaign does, as {@code effect.kind} says. */
    public enum Kind {
        PRICE_PERCENT,
        OFFSET_RATE
    }

    /** Whether a campaign has such a field. */
    public static boolean isField(String path) {
        return FIELDS.matcher(path).matches();
    }

    /** The campaign in an operator's words. */
    static Draft of(CampaignTerms terms, boolean active) {
        Draft draft = Draft.EMPTY
                .with("name", terms.name())
                .with("active", active)
                .with("priority", terms.priority())
                .withAll("goods.products", terms.goods().products())
                .withAll("goods.categories", terms.goods().categories())
                .withAll("people.tiers", terms.people().tiers())
                .withAll("people.segments", terms.people().segments());
        return effect(WindowDraft.write(draft, "window", terms.window()), terms.effect());
    }

    private static Draft effect(Draft draft, CampaignEffect effect) {
        if (effect instanceof CampaignEffect.PricePercent price) {
            return draft.with("effect.kind", Kind.PRICE_PERCENT).with("effect.percent", price.percent());
        }
        PointsRate rate = ((CampaignEffect.OffsetRate) effect).rate();
        return draft.with("effect.kind", Kind.OFFSET_RATE)
                .with("effect.rate.points", rate.points().value())
                .with("effect.rate.money", rate.money().amount().toPlainString());
    }
}
