package org.pointsmall.loyalty.earning;

import java.util.List;
import java.util.function.Function;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;

/** What a rule does where it applies. Nothing that a rule does takes points away from what others give. */
public sealed interface Effect {

    /** Each of them, as {@code effect.kind} says. */
    enum Kind {
        BASE_RATE,
        MULTIPLIER,
        ORDER_STEPS,
        FIXED_BONUS,
        CEILING
    }

    /** What a rule is to the others that apply with it. */
    enum Role {
        /** It says what the base is. */
        SETS_THE_BASE,
        /** It adds to the base. */
        ADDS,
        /** It limits all that is earned. */
        LIMITS
    }

    Kind kind();

    /** What follows from it: whoever asks decides for each kind. */
    default <R> R decide(
            Function<BaseRate, R> base,
            Function<Multiplier, R> multiplier,
            Function<OrderSteps, R> steps,
            Function<FixedBonus, R> bonus,
            Function<Ceiling, R> ceiling) {
        return switch (kind()) {
            case BASE_RATE -> base.apply((BaseRate) this);
            case MULTIPLIER -> multiplier.apply((Multiplier) this);
            case ORDER_STEPS -> steps.apply((OrderSteps) this);
            case FIXED_BONUS -> bonus.apply((FixedBonus) this);
            case CEILING -> ceiling.apply((Ceiling) this);
        };
    }

    default Role role() {
        return decide(
                base -> Role.SETS_THE_BASE,
                multiplier -> Role.ADDS,
                steps -> Role.ADDS,
                bonus -> Role.ADDS,
                ceiling -> Role.LIMITS);
    }

    /** What it adds to a line that it covers, in hundredths of the line's base. */
    default int hundredthsMore() {
        return decide(
                base -> 0,
                multiplier -> multiplier.hundredths() - Multiplier.ONCE,
                steps -> 0,
                bonus -> 0,
                ceiling -> 0);
    }

    /** What it adds to an order, once, where so much was paid in the rule's scope, which is more than nothing. */
    default Points bonus(Money paid) {
        return Points.ZERO;
    }

    /**
     * The base: what paid money earns in the rule's scope, instead of the programme's rate. Of several for one line the
     * first one counts, whatever their groups.
     */
    record BaseRate(PointsRate rate) implements Effect {
        @Override
        public Kind kind() {
            return Kind.BASE_RATE;
        }
    }

    /**
     * Adds to a line's base: at 150, half of it. Multipliers don't multiply each other: with 150 and 300 a line earns 3.5
     * times its base.
     *
     * @param hundredths {@value #LEAST} to {@value #MOST}
     */
    record Multiplier(int hundredths) implements Effect {
        /** Adds nothing. */
        static final int ONCE = 100;

        public static final int LEAST = 101;
        public static final int MOST = 10_000;

        public Multiplier {
            if (hundredths < LEAST || hundredths > MOST) {
                throw new IllegalArgumentException("a multiplier of " + hundredths + " hundredths");
            }
        }

        @Override
        public Kind kind() {
            return Kind.MULTIPLIER;
        }
    }

    /**
     * A bonus by what was paid in the rule's scope: that of the highest step reached, once an order.
     *
     * @param steps by amount, each above the one before
     */
    record OrderSteps(List<Step> steps) implements Effect {
        public OrderSteps {
            steps = List.copyOf(steps);
            for (int i = 1; i < steps.size(); i++) {
                if (steps.get(i).isReachedBy(steps.get(i - 1).from())) {
                    throw new IllegalArgumentException("steps out of order: " + steps);
                }
            }
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("no step");
            }
        }

        @Override
        public Kind kind() {
            return Kind.ORDER_STEPS;
        }

        @Override
        public Points bonus(Money paid) {
            Points bonus = Points.ZERO;
            for (Step step : steps) {
                bonus = step.isReachedBy(paid) ? step.bonus() : bonus;
            }
            return bonus;
        }
    }

    /**
     * One step.
     *
     * @param from the least amount that reaches it
     */
    record Step(Money from, Points bonus) {

        boolean isReachedBy(Money paid) {
            return from.min(paid).equals(from);
        }
    }

    /**
     * Adds nothing: the rule's limits are those of everything that an order earns, by whatever rule. It is about whole
     * orders, so it names no products.
     */
    record Ceiling() implements Effect {
        @Override
        public Kind kind() {
            return Kind.CEILING;
        }
    }

    /** So many points an order, where anything was paid in the rule's scope. */
    record FixedBonus(Points bonus) implements Effect {
        public FixedBonus {
            if (bonus.isZero()) {
                throw new IllegalArgumentException("a bonus of nothing");
            }
        }

        @Override
        public Kind kind() {
            return Kind.FIXED_BONUS;
        }

        @Override
        public Points bonus(Money paid) {
            return bonus;
        }
    }
}
