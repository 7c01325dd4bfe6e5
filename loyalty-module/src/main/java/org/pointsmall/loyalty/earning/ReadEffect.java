package org.pointsmall.loyalty.earning;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.definition.ReadDraft;
import org.pointsmall.loyalty.earning.RuleDraft.Kind;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * Reads what a rule does. Only the fields of its kind count: a form sends those of the others too. What can be wrong of
 * its own: {@code NOT_ASCENDING} ({@code from}, {@code above}) of a step, {@code MISSING} where there is none.
 */
final class ReadEffect {
    private static final int MOST_STEPS = 50;
    private static final long MOST_OF_RATE = 1_000_000_000L;
    private static final long MOST_MONEY = 1_000_000_000_000L;
    private static final Effect HARMLESS = new Effect.Multiplier(Effect.Multiplier.LEAST);

    private final ReadDraft reading;
    private final Currency currency;
    private final int decimals;

    ReadEffect(ReadDraft reading, Currency currency) {
        this.reading = reading;
        this.currency = currency;
        decimals = Money.zero(currency).amount().scale();
    }

    /** The effect; one without consequence where what is written is wrong. */
    Effect effect() {
        Optional<Kind> kind = reading.choice("effect.kind", Kind.class);
        if (kind.isEmpty()) {
            return HARMLESS;
        }
        return switch (kind.get()) {
            case BASE_RATE -> rate();
            case MULTIPLIER ->
                new Effect.Multiplier(Math.toIntExact(reading.number(
                        "effect.factor", RuleDraft.FACTOR_DECIMALS, Effect.Multiplier.LEAST, Effect.Multiplier.MOST)));
            case ORDER_STEPS -> steps();
            case FIXED_BONUS -> new Effect.FixedBonus(points("effect.bonus"));
            case CEILING -> new Effect.Ceiling();
        };
    }

    private Effect rate() {
        long points = reading.number("effect.points", 0, 1, MOST_OF_RATE);
        long money = reading.number("effect.money", decimals, 1, MOST_OF_RATE);
        return new Effect.BaseRate(new PointsRate(Points.of(points), new Money(money, currency)));
    }

    private Effect steps() {
        List<String> rows = reading.draft().rows("effect.steps");
        if (rows.isEmpty()) {
            reading.refuse(Invalid.of("effect.steps", "MISSING"));
        }
        if (rows.size() > MOST_STEPS) {
            reading.refuse(Invalid.of("effect.steps", "TOO_MANY").with("most", MOST_STEPS));
            return HARMLESS;
        }
        List<Effect.Step> steps = new ArrayList<>();
        for (String row : rows) {
            long from = reading.number(row + ".from", decimals, 0, MOST_MONEY);
            Points bonus = points(row + ".bonus");
            if (reading.isRight(row)) {
                steps.add(new Effect.Step(new Money(from, currency), bonus));
                requireAscending(row, steps);
            }
        }
        return reading.isRight("effect") ? new Effect.OrderSteps(steps) : HARMLESS;
    }

    private void requireAscending(String row, List<Effect.Step> steps) {
        if (steps.size() < 2) {
            return;
        }
        Money above = steps.get(steps.size() - 2).from();
        if (!steps.get(steps.size() - 1).from().isMoreThan(above)) {
            reading.refuse(Invalid.of(row + ".from", "NOT_ASCENDING")
                    .with("from", reading.draft().text(row + ".from"))
                    .with("above", above.amount().toPlainString()));
        }
    }

    private Points points(String path) {
        return Points.of(reading.number(path, 0, 1, ReadRule.MOST_POINTS));
    }
}
