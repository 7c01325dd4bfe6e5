package org.pointsmall.loyalty.campaign;

import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.campaign.CampaignDraft.Kind;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.ReadDraft;
import org.pointsmall.loyalty.definition.WindowDraft;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.segment.SegmentCode;
import org.pointsmall.loyalty.tier.TierCode;

/**
 * Reads a campaign that an operator wrote. What can be wrong is what {@link ReadDraft} and {@link WindowDraft} say, and
 * {@code UNKNOWN_FIELD}. What the campaign means to the store and among the others, {@link CampaignRules} says.
 */
final class ReadCampaign {
    private static final int MOST_PRIORITY = 1_000_000;
    private static final int USUAL_PRIORITY = 100;
    private static final int MOST_CODES = 100;
    private static final int LONGEST_CODE = 100;
    private static final CampaignEffect HARMLESS = new CampaignEffect.PricePercent(CampaignRules.MOST_PERCENT);

    private final ReadDraft reading;
    private final Currency currency;
    private final ZoneId zone;

    private ReadCampaign(Draft draft, Currency currency, ZoneId zone) {
        reading = new ReadDraft(draft);
        this.currency = currency;
        this.zone = zone;
    }

    /**
     * What was read.
     *
     * @param terms the campaign; where something is wrong, harmless terms in its place
     * @param wrong all that is, of the fields alone
     */
    record Result(CampaignTerms terms, boolean active, List<Invalid> wrong) {
        /** Whether what is said of this field is said of what the operator wrote. */
        boolean isRight(String path) {
            return ReadDraft.isRight(wrong, path);
        }
    }

    /**
     * @param currency the programme's, which amounts are in
     * @param zone the programme's, for a window that names none
     */
    static Result read(Draft draft, Currency currency, ZoneId zone) {
        ReadCampaign campaign = new ReadCampaign(draft, currency, zone);
        campaign.reading.requireFields(CampaignDraft::isField);
        CampaignTerms terms = campaign.terms();
        return new Result(terms, campaign.reading.flag("active"), campaign.reading.wrong());
    }

    private CampaignTerms terms() {
        String name = reading.text("name", CampaignRules.LONGEST_NAME, "?");
        OptionalLong priority = reading.numberOrNone("priority", 0, 0, MOST_PRIORITY);
        return new CampaignTerms(
                name,
                Math.toIntExact(priority.orElse(USUAL_PRIORITY)),
                new Goods(ids("goods.products"), ids("goods.categories")),
                new People(tiers(), segments()),
                WindowDraft.read(reading, "window", zone),
                effect());
    }

    private Set<Long> ids(String path) {
        return reading.ids(path, CampaignRules.MOST_NAMED);
    }

    private Set<TierCode> tiers() {
        return codes("people.tiers").stream().map(TierCode::new).collect(Collectors.toSet());
    }

    private Set<SegmentCode> segments() {
        Set<SegmentCode> segments = new HashSet<>();
        for (String code : codes("people.segments")) {
            if (SegmentCode.isCode(code)) {
                segments.add(new SegmentCode(code));
            } else {
                reading.refuse(Invalid.of("people.segments", "UNKNOWN").with("value", code));
            }
        }
        return segments;
    }

    private Set<String> codes(String path) {
        return reading.codes(path, LONGEST_CODE, MOST_CODES);
    }

    /** Only the fields of its kind count: a form sends those of the other too. */
    private CampaignEffect effect() {
        Optional<Kind> kind = reading.choice("effect.kind", Kind.class);
        if (kind.isEmpty()) {
            return HARMLESS;
        }
        return switch (kind.get()) {
            case PRICE_PERCENT ->
                new CampaignEffect.PricePercent(
                        Math.toIntExact(reading.number("effect.percent", 0, 1, CampaignRules.MOST_PERCENT)));
            case OFFSET_RATE -> {
                int decimals = Money.zero(currency).amount().scale();
                long points = reading.number("effect.rate.points", 0, 1, CampaignRules.MOST_OF_RATE);
                long money = reading.number("effect.rate.money", decimals, 1, CampaignRules.MOST_OF_RATE);
                yield new CampaignEffect.OffsetRate(new PointsRate(Points.of(points), new Money(money, currency)));
            }
        };
    }
}
