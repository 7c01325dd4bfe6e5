package org.pointsmall.loyalty.settings;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.pointsmall.loyalty.adjustment.ApprovalRule;
import org.pointsmall.loyalty.aftersale.ReturnPolicy;
import org.pointsmall.loyalty.definition.Checking;
import org.pointsmall.loyalty.definition.DefinitionKind;
import org.pointsmall.loyalty.definition.Fields;
import org.pointsmall.loyalty.definition.OneOf;
import org.pointsmall.loyalty.definition.Part;
import org.pointsmall.loyalty.definition.Shape;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.earning.ValidityPart;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.points.Rounding;
import org.pointsmall.loyalty.points.Share;
import org.pointsmall.loyalty.recommendation.RecommendationTerms;
import org.pointsmall.loyalty.redemption.OffsetPolicy;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.settings.SettingFields.ExpiryKind;

/**
 * The programme's settings, as operators write them. There is one definition of them, whose inactive versions are drafts.
 * Refused beyond what their fields are is {@code NOT_USABLE} of a step at whose rate it is not worth whole minor units,
 * {@code BELOW} ({@code least}) of a maximum that no spending can keep, {@code PAST} of a last day that is over, and
 * {@code CHANGED_MEANWHILE} of a second definition.
 */
public final class SettingsKind implements DefinitionKind<ProgrammeTerms> {
    private static final int LONGEST_REASON = 200;
    private static final long MOST = 1_000_000_000L;
    private static final long MOST_OF_PAGE = 100;
    private static final long MOST_DAYS = 3_650;
    private static final long DAY_OF_HOURS = 24;
    private static final long MOST_HOURS = 8_760;

    private static final Part<String> REASON = Fields.text("reason", LONGEST_REASON);
    private static final Part<PointsRate> EARNING = Fields.freeRate("earning");
    private static final Part<Duration> PENDING = SettingFields.span("pending");
    private static final Part<Expiry> EXPIRY = OneOf.within(
            "expiry", "expiry", ExpiryKind.class, SettingFields::expiry, SettingFields::kind, new Expiry.Never());
    private static final Part<OffsetPolicy> OFFSET = offset();
    private static final Part<ReturnPolicy> RETURNS = returns();
    private static final Part<Duration> GRACE = SettingFields.span("grace");
    private static final Part<ClawbackPolicy> CLAWBACK =
            Fields.choice("clawback", ClawbackPolicy.class, ClawbackPolicy.REVOKE_TO_ZERO);
    private static final Part<MeasuringTerms> SEGMENTS = segments();
    private static final Part<ApprovalRule> APPROVAL = approval();
    private static final Part<RecommendationTerms> RECOMMENDATIONS = recommendations();

    private static final Shape<ProgrammeTerms> SHAPE = Shape.<ProgrammeTerms>whole()
            .with(REASON, ProgrammeTerms::reason)
            .with(EARNING, ProgrammeTerms::earning)
            .with(PENDING, terms -> terms.lots().pending())
            .with(EXPIRY, terms -> terms.lots().expiry())
            .with(OFFSET, ProgrammeTerms::offset)
            .with(RETURNS, ProgrammeTerms::returns)
            .with(GRACE, ProgrammeTerms::grace)
            .with(CLAWBACK, ProgrammeTerms::clawback)
            .with(SEGMENTS, ProgrammeTerms::segments)
            .with(APPROVAL, ProgrammeTerms::approval)
            .with(RECOMMENDATIONS, ProgrammeTerms::recommendations)
            .made(from -> new ProgrammeTerms(
                    from.get(REASON),
                    from.get(EARNING),
                    new LotPolicy(from.get(PENDING), from.get(EXPIRY)),
                    from.get(OFFSET),
                    from.get(RETURNS),
                    from.get(GRACE),
                    from.get(CLAWBACK),
                    from.get(SEGMENTS),
                    from.get(APPROVAL),
                    from.get(RECOMMENDATIONS)));

    private final Supplier<LocalDate> today;

    /** @param today the programme's business day */
    public SettingsKind(Supplier<LocalDate> today) {
        this.today = today;
    }

    private static Part<OffsetPolicy> offset() {
        Part<PointsRate> rate = Fields.freeRate("rate");
        Part<Points> minimum = Fields.points("minimum", 0, MOST);
        Part<Points> step = Fields.points("step", 1, MOST);
        Part<Optional<Points>> maximum = Fields.numberOrNone("maximum", 1, MOST)
                .as(given -> given.map(Points::of), given -> given.map(Points::value));
        Part<Share> share = SettingFields.percent("share");
        Part<Money> minimumCash = Fields.money("minimumCash", 0, MOST);
        Part<Boolean> onShipping = Fields.flag("onShipping");
        Part<Boolean> onTax = Fields.flag("onTax");
        return Shape.<OffsetPolicy>within("offset", "offset")
                .with(rate, OffsetPolicy::rate)
                .with(minimum, OffsetPolicy::minimum)
                .with(step, OffsetPolicy::step)
                .with(maximum, policy -> Optional.ofNullable(policy.maximum()))
                .with(share, OffsetPolicy::share)
                .with(minimumCash, OffsetPolicy::minimumCash)
                .with(onShipping, OffsetPolicy::onShipping)
                .with(onTax, OffsetPolicy::onTax)
                .requiring((values, at, reading) -> {
                    if (reading.isRight(at) && !isWhole(values.get(rate), values.get(step))) {
                        reading.refuse(Invalid.of(at + ".step", "NOT_USABLE"));
                    }
                })
                .harmless(values -> OffsetPolicy.of(values.get(rate), Points.ZERO))
                .checked((policy, at, checking) -> {
                    Points most = policy.maximum();
                    Points least = least(policy);
                    if (checking.isRight(at) && most != null && least.isMoreThan(most)) {
                        checking.refuse(Invalid.of(at + ".maximum", "BELOW").with("least", least.value()));
                    }
                })
                .made(from -> new OffsetPolicy(
                        from.get(rate),
                        from.get(minimum),
                        from.get(step),
                        from.get(maximum).orElse(null),
                        from.get(share),
                        from.get(minimumCash),
                        from.get(onShipping),
                        from.get(onTax)));
    }

    private static boolean isWhole(PointsRate rate, Points step) {
        return step.value() == 1 || rate.worth(step, Rounding.DOWN).equals(rate.worth(step, Rounding.UP));
    }

    /** The fewest that can be spent at once: the minimum, in steps. */
    private static Points least(OffsetPolicy policy) {
        long step = policy.step().value();
        return Points.of(Math.max(1, (policy.minimum().value() + step - 1) / step) * step);
    }

    private static Part<ReturnPolicy> returns() {
        Part<ReturnPolicy.Refund> refund = Fields.choice("refund", ReturnPolicy.Refund.class, ReturnPolicy.Refund.BOTH);
        Part<ReturnPolicy.Shipping> shipping =
                Fields.choice("shipping", ReturnPolicy.Shipping.class, ReturnPolicy.Shipping.WITH_LAST);
        Part<Boolean> tax = Fields.flag("tax");
        return Shape.<ReturnPolicy>within("returns", "returns")
                .with(refund, ReturnPolicy::refund)
                .with(shipping, ReturnPolicy::shipping)
                .with(tax, ReturnPolicy::tax)
                .made(from -> new ReturnPolicy(from.get(shipping), from.get(tax), from.get(refund)));
    }

    private static Part<MeasuringTerms> segments() {
        Part<Period> lookBack = ValidityPart.period("lookBack");
        Part<Integer> everyDays = Fields.number("everyDays", 1, MOST_DAYS).as(Math::toIntExact, Integer::longValue);
        return Shape.<MeasuringTerms>within("segments", "segments")
                .with(lookBack, MeasuringTerms::lookBack)
                .with(everyDays, MeasuringTerms::everyDays)
                .harmless(values -> new MeasuringTerms(values.get(lookBack), 1))
                .made(from -> new MeasuringTerms(from.get(lookBack), from.get(everyDays)));
    }

    private static Part<ApprovalRule> approval() {
        Part<Optional<Points>> above = Fields.numberOrNone("above", 0, MOST)
                .keptAs("approvalAbove")
                .as(given -> given.map(Points::of), given -> given.map(Points::value));
        Part<Long> hours = Fields.numberOr(DAY_OF_HOURS, "hours", 1, MOST_HOURS).keptAs("approvalHours");
        return Shape.<ApprovalRule>spread("approval")
                .with(above, rule -> Optional.ofNullable(rule.above()))
                .with(hours, rule -> rule.window().toHours())
                .made(from -> new ApprovalRule(from.get(above).orElse(null), Duration.ofHours(from.get(hours))));
    }

    private static Part<RecommendationTerms> recommendations() {
        Part<Integer> category =
                Fields.number("mostOfCategory", 1, MOST_OF_PAGE).as(Math::toIntExact, Integer::longValue);
        Part<Integer> family = Fields.number("mostOfFamily", 1, MOST_OF_PAGE).as(Math::toIntExact, Integer::longValue);
        Part<Share> reach = SettingFields.wholePercent("reach");
        Part<Points> reachLeast = Fields.points("reachLeast", 0, MOST);
        Part<Share> places = SettingFields.wholePercent("reachPlaces");
        return Shape.<RecommendationTerms>within("recommendations", "recommendations")
                .with(category, RecommendationTerms::mostOfCategory)
                .with(family, RecommendationTerms::mostOfFamily)
                .with(reach, RecommendationTerms::reach)
                .with(reachLeast, RecommendationTerms::reachLeast)
                .with(places, RecommendationTerms::reachPlaces)
                .harmless(values -> RecommendationTerms.STANDARD)
                .made(from -> new RecommendationTerms(
                        from.get(category), from.get(family), from.get(reach), from.get(reachLeast), from.get(places)));
    }

    @Override
    public String table() {
        return "LOYALTY_SETTINGS";
    }

    @Override
    public Shape<ProgrammeTerms> shape() {
        return SHAPE;
    }

    @Override
    public String name(ProgrammeTerms terms) {
        return terms.reason();
    }

    @Override
    public String reason(ProgrammeTerms terms) {
        return terms.reason();
    }

    @Override
    public void check(ProgrammeTerms terms, List<Version<ProgrammeTerms>> others, Checking checking) {
        if (!others.isEmpty()) {
            checking.refuse(Invalid.of("reason", "CHANGED_MEANWHILE"));
        }
        if (terms.lots().expiry() instanceof Expiry.On on && on.lastDay().isBefore(today.get())) {
            checking.refuse(Invalid.of("expiry.lastDay", "PAST"));
        }
    }
}
