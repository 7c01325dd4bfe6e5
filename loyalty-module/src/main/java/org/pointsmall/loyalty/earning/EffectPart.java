package org.pointsmall.loyalty.earning;

import java.util.Currency;
import java.util.List;
import org.pointsmall.loyalty.definition.Fields;
import org.pointsmall.loyalty.definition.Listed;
import org.pointsmall.loyalty.definition.OneOf;
import org.pointsmall.loyalty.definition.Part;
import org.pointsmall.loyalty.definition.ReadDraft;
import org.pointsmall.loyalty.definition.Shape;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * What a rule does, as operators write it. Refused beyond what its fields are is {@code NOT_ASCENDING} ({@code from},
 * {@code above}) of a step.
 */
final class EffectPart {
    private static final int MOST_STEPS = 50;
    private static final int FACTOR_DECIMALS = 2;
    private static final long MOST_OF_RATE = 1_000_000_000L;
    private static final long MOST_MONEY = 1_000_000_000_000L;

    private EffectPart() {}

    static Part<Effect> of(String path, String key) {
        return OneOf.within(
                path,
                key,
                Effect.Kind.class,
                EffectPart::shape,
                Effect::kind,
                new Effect.Multiplier(Effect.Multiplier.LEAST));
    }

    private static Shape<? extends Effect> shape(Effect.Kind kind) {
        return switch (kind) {
            case BASE_RATE -> {
                Part<Points> points = Fields.points("points", 1, MOST_OF_RATE);
                Part<Money> money = Fields.money("money", 1, MOST_OF_RATE);
                yield Shape.<Effect.BaseRate>whole()
                        .with(points, base -> base.rate().points())
                        .with(money, base -> base.rate().money())
                        .made(from -> new Effect.BaseRate(new PointsRate(from.get(points), from.get(money))));
            }
            case MULTIPLIER -> {
                Part<Integer> factor = Fields.decimal(
                                "factor", FACTOR_DECIMALS, Effect.Multiplier.LEAST, Effect.Multiplier.MOST)
                        .keptAs("hundredths")
                        .as(Math::toIntExact, Integer::longValue);
                yield Shape.<Effect.Multiplier>whole()
                        .with(factor, Effect.Multiplier::hundredths)
                        .made(from -> new Effect.Multiplier(from.get(factor)));
            }
            case ORDER_STEPS -> steps();
            case FIXED_BONUS -> {
                Part<Points> bonus =
                        Fields.points("bonus", 1, RuleKind.MOST_POINTS).keptAs("points");
                yield Shape.<Effect.FixedBonus>whole()
                        .with(bonus, Effect.FixedBonus::bonus)
                        .made(from -> new Effect.FixedBonus(from.get(bonus)));
            }
            case CEILING -> Shape.<Effect.Ceiling>whole().made(from -> new Effect.Ceiling());
        };
    }

    private static Shape<Effect.OrderSteps> steps() {
        Part<Money> paid = Fields.moneyOf("from", 0, MOST_MONEY);
        Part<Points> bonus = Fields.points("bonus", 1, RuleKind.MOST_POINTS);
        Shape<Effect.Step> step = Shape.<Effect.Step>whole()
                .with(paid, Effect.Step::from)
                .with(bonus, Effect.Step::bonus)
                .made(from -> new Effect.Step(from.get(paid), from.get(bonus)));
        Part<Currency> currency = Fields.currency();
        Part<List<Effect.Step>> steps = new Listed<>("steps", step, 1, MOST_STEPS);
        return Shape.<Effect.OrderSteps>whole()
                .with(currency, order -> order.steps().get(0).from().currency())
                .with(steps, Effect.OrderSteps::steps)
                .requiring((values, at, reading) -> requireAscending(values.get(steps), at + ".steps", reading))
                .harmless(values ->
                        new Effect.OrderSteps(List.of(new Effect.Step(Money.zero(values.get(currency)), Points.of(1)))))
                .made(from -> new Effect.OrderSteps(from.get(steps)));
    }

    private static void requireAscending(List<Effect.Step> steps, String at, ReadDraft reading) {
        List<String> rows =
                reading.draft().rows(at).stream().filter(reading::isRight).toList();
        for (int i = 1; i < steps.size(); i++) {
            Money above = steps.get(i - 1).from();
            if (!steps.get(i).from().isMoreThan(above)) {
                reading.refuse(Invalid.of(rows.get(i) + ".from", "NOT_ASCENDING")
                        .with("from", reading.draft().text(rows.get(i) + ".from"))
                        .with("above", above.amount().toPlainString()));
            }
        }
    }
}
