package org.pointsmall.loyalty.earning;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.ConditionText;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Checking;
import org.pointsmall.loyalty.definition.ConditionPart;
import org.pointsmall.loyalty.definition.DefinitionKind;
import org.pointsmall.loyalty.definition.Fields;
import org.pointsmall.loyalty.definition.Listed;
import org.pointsmall.loyalty.definition.Part;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Shape;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.definition.WindowPart;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * Rules, as operators write them. Amounts are in the main unit of the programme's currency, {@code 100.50}; a multiplier is
 * a factor, {@code 1.5}.
 *
 * <p>Refused beyond what their fields are: of a last day of its points {@code BEFORE_THE_END} where the rule goes on after it; of a group {@code NOT_WELL_FORMED}, and {@code DIFFERS_IN_GROUP}
 * ({@code stacking}); of a ceiling {@code NOT_FOR_CEILINGS} what is about lines, and {@code MISSING} the limits;
 * {@code OVERLAPS} ({@code rule}, {@code name}) of its priority where, of a group in which the first counts, another one in
 * force may apply to the same line at the same moment and neither is said to be first.
 */
public final class RuleKind implements DefinitionKind<RuleTerms> {
    static final long MOST_POINTS = 1_000_000_000_000L;
    private static final int MOST_DAYS_NEW = 3_650;
    private static final int MOST_LIMITS = 1_000;
    private static final int ALL = 100;

    private final Shape<RuleTerms> shape;

    /** @param conditions how conditions are written */
    public RuleKind(ConditionText conditions) {
        Part<String> name = Fields.text("name", RuleTerms.LONGEST_NAME);
        var chineseName = Fields.lineOrNone("chineseName", RuleTerms.LONGEST_NAME);
        Part<RuleGroup> group = RuleGroup.part("group");
        Part<Integer> priority = Fields.priority();
        Part<RuleScope> scope = scope();
        Part<RuleAudience> audience = audience();
        Part<Window> window = new WindowPart("window", "when");
        Part<Condition> condition = ConditionPart.of(conditions, Field::isOfPurchases);
        Part<Effect> effect = EffectPart.of("effect", "what");
        var perOrder = Fields.numberOrNone("perOrder", 1, MOST_POINTS);
        Part<List<Limit>> limits = new Listed<>("limits", limit(), 0, MOST_LIMITS)
                .eachFor(limit -> List.of(limit.of(), limit.period()), "period");
        Part<Optional<Expiry>> validity = ValidityPart.of("validity");
        shape = Shape.<RuleTerms>whole()
                .with(name, RuleTerms::name)
                .with(chineseName, rule -> Optional.ofNullable(rule.chineseName()))
                .with(group, RuleTerms::group)
                .with(priority, RuleTerms::priority)
                .with(scope, RuleTerms::scope)
                .with(audience, RuleTerms::audience)
                .with(window, RuleTerms::window)
                .with(condition, RuleTerms::condition)
                .with(effect, RuleTerms::effect)
                .with(perOrder, rule -> Optional.ofNullable(rule.perOrder()).map(Points::value))
                .with(limits, RuleTerms::limits)
                .with(validity, RuleTerms::validity)
                .made(from -> new RuleTerms(
                        from.get(name),
                        from.get(chineseName).orElse(null),
                        from.get(group),
                        from.get(priority),
                        from.get(scope),
                        from.get(audience),
                        from.get(window),
                        from.get(condition),
                        from.get(effect),
                        from.get(perOrder).map(Points::of).orElse(null),
                        from.get(limits),
                        from.get(validity)));
    }

    private static Part<RuleScope> scope() {
        Part<Scope> things = Scope.part("");
        var newForDays = Fields.numberOrNone("newForDays", 1, MOST_DAYS_NEW);
        var stores = Fields.codes("stores");
        var channels = Fields.codes("channels");
        return Shape.<RuleScope>spread("scope")
                .with(things, RuleScope::things)
                .with(newForDays, scope -> Optional.ofNullable(scope.newForDays())
                        .map(Integer::longValue))
                .with(stores, RuleScope::stores)
                .with(channels, RuleScope::channels)
                .made(from -> new RuleScope(
                        from.get(things),
                        from.get(newForDays).map(Math::toIntExact).orElse(null),
                        from.get(stores),
                        from.get(channels)));
    }

    private static Part<RuleAudience> audience() {
        Part<Audience> members = Audience.part("");
        Part<Boolean> firstOrder = Fields.flag("firstOrder");
        Part<Boolean> birthdayMonth = Fields.flag("birthdayMonth");
        return Shape.<RuleAudience>spread("audience")
                .with(members, RuleAudience::members)
                .with(firstOrder, RuleAudience::firstOrder)
                .with(birthdayMonth, RuleAudience::birthdayMonth)
                .made(from -> new RuleAudience(from.get(members), from.get(firstOrder), from.get(birthdayMonth)));
    }

    private static Shape<Limit> limit() {
        Part<Limit.Subject> of = Fields.choice("of", Limit.Subject.class, Limit.Subject.MEMBER);
        Part<Limit.Period> period = Fields.choice("period", Limit.Period.class, Limit.Period.DAY);
        Part<Points> points = Fields.points("points", 1, MOST_POINTS);
        Part<Integer> thinning = Fields.numberOr(0, "thinning", 0, ALL).as(Math::toIntExact, Integer::longValue);
        return Shape.<Limit>whole()
                .with(of, Limit::of)
                .with(period, Limit::period)
                .with(points, Limit::points)
                .with(thinning, Limit::thinning)
                .made(from -> new Limit(from.get(of), from.get(period), from.get(points), from.get(thinning)));
    }

    @Override
    public String table() {
        return "LOYALTY_RULE";
    }

    @Override
    public Shape<RuleTerms> shape() {
        return shape;
    }

    @Override
    public String name(RuleTerms rule) {
        return rule.name();
    }

    @Override
    public void check(RuleTerms rule, List<Version<RuleTerms>> others, Checking checking) {
        checkGroup(rule.group(), others, checking);
        checkLastDay(rule, checking);
        if (rule.effect().role() == Effect.Role.LIMITS) {
            RuleScope scope = rule.scope();
            checking.refuse(!scope.products().isEmpty(), "scope.products", "NOT_FOR_CEILINGS");
            checking.refuse(!scope.categories().isEmpty(), "scope.categories", "NOT_FOR_CEILINGS");
            checking.refuse(scope.newForDays() != null, "scope.newForDays", "NOT_FOR_CEILINGS");
            checking.refuse(rule.validity().isPresent(), "validity.kind", "NOT_FOR_CEILINGS");
            checking.refuse(rule.condition().isOfLines(), "condition", "NOT_FOR_CEILINGS");
            checking.refuse(rule.perOrder() == null && rule.limits().isEmpty(), "limits", "MISSING");
        }
    }

    /** Nobody is given points that are lost already. */
    private static void checkLastDay(RuleTerms rule, Checking checking) {
        if (rule.validity().orElse(null) instanceof Expiry.On on) {
            LocalDateTime ends = on.lastDay().plusDays(1).atStartOfDay();
            checking.refuse(!rule.window().isOverBy(ends), "validity.lastDay", "BEFORE_THE_END");
        }
    }

    private static void checkGroup(RuleGroup group, List<Version<RuleTerms>> others, Checking checking) {
        List<RuleGroup> known = new ArrayList<>();
        known.add(RuleGroup.EVERYONE);
        others.forEach(other -> known.add(other.terms().group()));
        known.stream()
                .filter(other -> other.code().equals(group.code()) && !other.equals(group))
                .findFirst()
                .ifPresent(other -> checking.refuse(Invalid.of("group.stacking", "DIFFERS_IN_GROUP")
                        .with("stacking", other.stacking().name())));
    }

    @Override
    public void checkInForce(RuleTerms rule, List<Version<RuleTerms>> others, Checking checking) {
        if (rule.group().stacking() == Stacking.FIRST) {
            others.stream()
                    .filter(other -> rule.rivals(other.terms()))
                    .findFirst()
                    .ifPresent(other -> checking.refuse(Invalid.of("priority", "OVERLAPS")
                            .with("rule", Long.toString(other.ref().id()))
                            .with("name", other.terms().name())));
        }
    }
}
