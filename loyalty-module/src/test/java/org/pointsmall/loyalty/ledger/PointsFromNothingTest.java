package org.pointsmall.loyalty.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.pointsmall.loyalty.RandomRuns;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds of every sequence of orders, rewards, checkouts, returns and cancels, whatever the policy, and also where it
 * changes from step to step: nobody can ever spend more
 * than the orders that stand have earned, and once nothing is spent or held any more, it is exactly as much. {@code
 * -Dledger.seed=17} repeats one seed alone.
 */
class PointsFromNothingTest {
    private static final int SEEDS = RandomRuns.of(1_500);
    private static final int STEPS = 40;

    @ParameterizedTest
    @NullSource
    @EnumSource(ClawbackPolicy.class)
    void nobodyCanSpendMoreThanTheOrdersThatStandHaveEarned(@Nullable ClawbackPolicy policy) {
        forEachSeed(seed -> {
            RandomShopper shopper = run(seed, policy, true);
            shopper.bringAllBack();
            assertNoMore(shopper, "at the end of seed " + seed);
        });
    }

    @ParameterizedTest
    @NullSource
    @EnumSource(ClawbackPolicy.class)
    void onceEverythingHasComeBackThereIsExactlyWhatTheOrdersThatStandHaveEarned(@Nullable ClawbackPolicy policy) {
        forEachSeed(seed -> {
            RandomShopper shopper = run(seed, policy, false);
            shopper.bringAllBack();

            Balance balance = shopper.given.ledger.balance(shopper.member);
            assertThat(balance.owned().value()).as("owned, seed %s", seed).isEqualTo(shopper.earned());
            assertThat(balance.debt().value()).as("owed, seed %s", seed).isZero();
            assertThat(shopper.given.store.owedLots(new AccountId(1)).stream()
                            .mapToLong(OwedLot::owed)
                            .sum())
                    .as("written off, seed %s", seed)
                    .isZero();
        });
    }

    private static RandomShopper run(long seed, @Nullable ClawbackPolicy policy, boolean expiring) {
        RandomShopper shopper = new RandomShopper(seed, policy, expiring);
        Deque<String> last = new ArrayDeque<>();
        for (int i = 0; i < STEPS; i++) {
            last.add(shopper.step());
            assertNoMore(shopper, "seed " + seed + " after " + last);
            shopper.given.checkBooks();
        }
        return shopper;
    }

    private static void assertNoMore(RandomShopper shopper, String when) {
        long free = shopper.given.available(shopper.member) + shopper.given.pending(shopper.member);
        if (free > shopper.earned()) {
            throw new AssertionError(free + " points of " + shopper.earned() + " that were earned, " + when);
        }
    }

    private interface Run {
        void of(long seed);
    }

    private static void forEachSeed(Run run) {
        Long only = Long.getLong("ledger.seed");
        for (long seed = only == null ? 1 : only; seed <= (only == null ? SEEDS : only); seed++) {
            run.of(seed);
        }
    }
}
