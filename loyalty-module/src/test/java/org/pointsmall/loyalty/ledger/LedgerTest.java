package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;

class LedgerTest {
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final long ORDER = 4711;
    private static final OrderRef PLACED_ORDER = new OrderRef(ORDER, "20260501-4711");

    private final LedgerFixture given = new LedgerFixture();
    private final Ledger ledger = given.ledger;

    @AfterEach
    void theBooksAgree() {
        given.checkBooks();
    }

    @Test
    void knowsNothingOfAMemberWhoNeverHadPointsAndOpensNoAccountByLooking() {
        assertThat(ledger.balance(new MemberId(99))).isEqualTo(Balance.NOTHING);
        assertThat(given.store.find(new MemberId(99))).isEmpty();
    }

    @Nested
    class Earn {
        private final MemberId ana = given.aMember().id();
        private final Earning award = new Earning(
                ana,
                new PostingKey("earn-order:4711"),
                Points.of(120),
                PLACED_ORDER,
                LedgerFixture.until(JULY),
                "checkout",
                List.of(new TraceLine("earn.base-rate", Map.of("points", "120"))));

        @Test
        void creditsALotOfItsOwn() {
            given.clock.moveOn(Duration.ofNanos(1_999_999));

            JournalEntry entry = granted(ledger.earn(award));

            Instant now = Instant.parse("2026-05-01T10:00:00.001Z");
            assertThat(entry.kind()).isEqualTo(EntryKind.EARN);
            assertThat(entry.points()).isEqualTo(120);
            assertThat(entry.ownedAfter()).isEqualTo(Points.of(120));
            assertThat(entry.order()).isEqualTo(PLACED_ORDER);
            assertThat(entry.trace()).isEqualTo(award.trace());
            assertThat(entry.at()).as("in whole milliseconds").isEqualTo(now);
            assertThat(given.available(ana)).isEqualTo(120);
            assertThat(given.store.lots(ana)).singleElement().satisfies(lot -> {
                assertThat(lot.terms()).isEqualTo(new LotTerms(now, now, JULY, YearMonth.of(2026, 6)));
                assertThat(lot.available()).isEqualTo(120);
            });
        }

        @Test
        void answersARepeatWithTheFirstEntry() {
            JournalEntry first = granted(ledger.earn(award));
            given.clock.moveOn(Duration.ofDays(1));

            JournalEntry repeated = granted(ledger.earn(new Earning(
                    ana, award.key(), award.points(), PLACED_ORDER, LedgerFixture.until(JUNE), "recovery", List.of())));

            assertThat(repeated).isEqualTo(first);
            assertThat(given.available(ana)).isEqualTo(120);
            assertThat(given.store.lots(ana)).hasSize(1);
        }

        @Test
        void refusesAKeyThatStandsForAnotherEarning() {
            granted(ledger.earn(award));
            MemberId bo = given.aMember().id();

            for (Earning other : List.of(
                    new Earning(
                            ana,
                            award.key(),
                            Points.of(121),
                            PLACED_ORDER,
                            LedgerFixture.until(JULY),
                            "checkout",
                            award.trace()),
                    new Earning(
                            bo,
                            award.key(),
                            award.points(),
                            PLACED_ORDER,
                            LedgerFixture.until(JULY),
                            "checkout",
                            award.trace()),
                    new Earning(
                            ana,
                            award.key(),
                            award.points(),
                            null,
                            LedgerFixture.until(JULY),
                            "checkout",
                            award.trace()))) {
                assertThat(refused(ledger.earn(other)))
                        .isEqualTo(
                                Refusal.of(RefusalCode.IDEMPOTENCY_KEY_REUSED).with("key", "earn-order:4711"));
            }
            assertThat(given.available(ana)).isEqualTo(120);
            assertThat(given.available(bo)).isZero();
            assertThat(given.store.journal()).hasSize(1);
        }

        @Test
        void creditsAFrozenAccountToo() {
            MemberId frozen = given.aMember().frozen().id();

            given.credit(frozen, 5, null);

            assertThat(given.available(frozen)).isEqualTo(5);
        }

        @Test
        void refusesAClosedAccountButStillAnswersWhatItEarnedBefore() {
            JournalEntry first = granted(ledger.earn(award));
            granted(ledger.close(ana, new Leftover.Forfeited(), "admin", "asked for it"));

            assertThat(granted(ledger.earn(award))).isEqualTo(first);
            assertThat(refused(ledger.earn(new Earning(
                            ana,
                            new PostingKey("another"),
                            Points.of(1),
                            null,
                            LotPolicy.LASTING,
                            "checkout",
                            List.of()))))
                    .isEqualTo(Refusal.of(RefusalCode.ACCOUNT_FROZEN).with("accountStatus", "CLOSED"));
        }

        @Test
        void keepsPointsPendingThatHaveToWait() {
            JournalEntry entry = given.earn(ana, 120, 1, new LotPolicy(Duration.ofDays(14), new Expiry.Never()));

            assertThat(given.available(ana)).isZero();
            assertThat(given.pending(ana)).isEqualTo(120);
            assertThat(entry.ownedAfter()).isEqualTo(Points.of(120));
            assertThat(given.sum(entry, LedgerSide.MEMBER_PENDING)).isEqualTo(120);
        }

        @Test
        void paysADebtFirstAndSaysSo() {
            owe(30);

            JournalEntry entry = given.earn(ana, 50, 2, LotPolicy.LASTING);

            assertThat(given.debt(ana)).isZero();
            assertThat(given.available(ana)).isEqualTo(20);
            assertThat(entry.points()).isEqualTo(20);
            assertThat(entry.trace()).containsExactly(new TraceLine("debt.paid", Map.of("points", "30")));
            assertThat(given.sum(entry, LedgerSide.PROGRAMME_ISSUED)).isEqualTo(-50);
        }

        @Test
        void opensNoLotWhereTheDebtTakesItAll() {
            owe(30);

            given.earn(ana, 29, 2, LotPolicy.LASTING);
            assertThat(given.debt(ana)).isEqualTo(1);
            given.earn(ana, 1, 3, LotPolicy.LASTING);

            assertThat(given.debt(ana)).isZero();
            assertThat(given.ledger.balance(ana).owned()).isEqualTo(Points.ZERO);
            assertThat(given.store.lots(ana)).as("the lot that was spent").hasSize(1);
        }

        @Test
        void paysADebtWithPointsThatWouldHaveToWaitToo() {
            owe(30);

            given.earn(ana, 50, 2, new LotPolicy(Duration.ofDays(14), new Expiry.Never()));

            assertThat(given.debt(ana)).isZero();
            assertThat(given.pending(ana)).isEqualTo(20);
        }

        private void owe(long points) {
            given.terms.clawback = ClawbackPolicy.REVOKE_BELOW_ZERO;
            given.earn(ana, points, 1, LotPolicy.LASTING);
            given.spend(ana, points, 10);
            granted(ledger.clawBack(given.back(ana, "claw", 1, points)));
        }
    }
}
