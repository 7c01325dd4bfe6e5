package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/**
 * Many random operations against a simple model. A failure names its seed; {@code -Dledger.seed=17} repeats that one
 * alone. {@code -Dledger.operations=5000000} looks longer, {@code -Dledger.minutes=60} for an hour.
 */
class LedgerRandomOperationsTest {
    private static final int OPERATIONS_PER_SEED = 200;
    private static final InstantSource WALL = InstantSource.system();

    @Test
    void theLedgerDoesWhatTheModelDoesWhateverTheOrderOfOperations() {
        Long onlySeed = Long.getLong("ledger.seed");
        if (onlySeed != null) {
            run(onlySeed);
            return;
        }
        long seeds = Long.getLong("ledger.operations", 200_000) / OPERATIONS_PER_SEED;
        Instant until = WALL.instant().plus(Duration.ofMinutes(Long.getLong("ledger.minutes", 0)));
        for (long seed = 1; seed <= seeds || WALL.instant().isBefore(until); seed++) {
            run(seed);
        }
    }

    private static void run(long seed) {
        RandomLedgerRun run = new RandomLedgerRun(seed);
        Deque<String> last = new ArrayDeque<>();
        for (int i = 1; i <= OPERATIONS_PER_SEED; i++) {
            try {
                last.add(run.step());
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "operation " + i + " of seed " + seed + " after " + last + "; repeat with -Dledger.seed="
                                + seed,
                        e);
            }
            if (last.size() > 5) {
                last.remove();
            }
        }
        run.end();
    }
}
