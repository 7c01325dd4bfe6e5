package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.RandomRuns;
import org.pointsmall.loyalty.member.MemberId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;

/** Parts sum to the whole: two ledgers with one history, of which one undoes an order at once, the other bit by bit. */
class LedgerPartsTest {
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final long ORDER = 4711;
    private static final int SEEDS = RandomRuns.of(300);

    @Test
    void partialReturnsGiveBackAndTakeBackExactlyWhatTheWholeReturnWould() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            ClawbackPolicy policy = ClawbackPolicy.values()[(int) (seed % 3)];
            Undone whole = new Undone(seed, policy);
            whole.returnPoints(whole.spent);
            whole.clawBack(whole.earned);
            Undone parts = new Undone(seed, policy);
            Random cuts = new Random(seed);
            parts.inParts(cuts);

            assertThat(parts.given.ledger.balance(parts.ana))
                    .as("the balance of seed %s", seed)
                    .isEqualTo(whole.given.ledger.balance(whole.ana));
            assertThat(parts.lots()).as("the lots of seed %s", seed).isEqualTo(whole.lots());
            assertThat(parts.given.store.programmeSides(new AccountId(1)))
                    .as("the programme's sides of seed %s", seed)
                    .isEqualTo(whole.given.store.programmeSides(new AccountId(1)));
            refused(parts.given.ledger.returnPoints(parts.given.back(parts.ana, "more", ORDER, 1)));
            refused(parts.given.ledger.clawBack(parts.given.back(parts.ana, "more", ORDER, 1)));
        }
    }

    /** An order that has used points of several lots and earned some, all of it drawn from the seed. */
    private static final class Undone {
        private final LedgerFixture given = new LedgerFixture();
        private final MemberId ana = given.aMember().id();
        private final long spent;
        private final long earned;
        private int keys;

        Undone(long seed, ClawbackPolicy policy) {
            Random random = new Random(seed);
            given.terms.clawback = policy;
            long sum = 0;
            for (int lot = 0; lot < 6; lot++) {
                long points = 1 + random.nextInt(20);
                given.credit(ana, points, random.nextBoolean() ? null : JUNE.plus(Duration.ofDays(random.nextInt(9))));
                sum += points;
            }
            spent = 1 + random.nextInt((int) sum);
            earned = 1 + random.nextInt(30);
            given.spend(ana, spent, ORDER);
            boolean waits = random.nextBoolean();
            LotPolicy lots = new LotPolicy(waits ? Duration.ofDays(90) : Duration.ZERO, new Expiry.Never());
            given.earn(ana, earned, ORDER, lots);
            long left = given.available(ana);
            if (left > 0) {
                given.spend(ana, 1 + random.nextInt((int) left), ORDER + 1);
            }
            given.clock.moveOn(Duration.ofDays(random.nextInt(60)));
            given.ledger.lock(ana).book.lots();
        }

        void inParts(Random cuts) {
            long back = 0;
            while (back < spent) {
                long part = 1 + cuts.nextInt((int) (spent - back));
                returnPoints(part);
                back += part;
            }
            long taken = 0;
            while (taken < earned) {
                long part = 1 + cuts.nextInt((int) (earned - taken));
                clawBack(part);
                taken += part;
            }
        }

        void returnPoints(long points) {
            granted(given.ledger.returnPoints(given.back(ana, "part:" + ++keys, ORDER, points)));
        }

        void clawBack(long points) {
            granted(given.ledger.clawBack(given.back(ana, "part:" + ++keys, ORDER, points)));
        }

        /** What each lot has, those together that stand for one that has expired. */
        List<String> lots() {
            return given.store.lots().stream()
                    .map(InMemoryLedgerStore.LotRow::origin)
                    .distinct()
                    .map(origin -> origin + ": "
                            + given.store.lots().stream()
                                    .filter(lot -> lot.origin().equals(origin))
                                    .mapToLong(lot -> lot.available() + lot.pending())
                                    .sum())
                    .toList();
        }
    }
}
