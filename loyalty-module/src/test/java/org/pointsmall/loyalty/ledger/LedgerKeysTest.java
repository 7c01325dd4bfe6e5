package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;

/** One key, one entry: for each movement that a caller names. */
class LedgerKeysTest {
    private static final long ORDER = 4711;

    private final LedgerFixture given = new LedgerFixture();
    private final Ledger ledger = given.ledger;
    private final MemberId ana = given.aMember().with(100).id();
    private final MemberId bo = given.aMember().with(100).id();

    @BeforeEach
    void anOrderThatEarnedAndUsedPoints() {
        for (long order : List.of(ORDER, ORDER + 1)) {
            given.earn(ana, 20, order, LotPolicy.LASTING);
            given.spend(ana, 20, order);
        }
    }

    @Test
    void aRepeatAnswersWithAnEqualEntryAndChangesNothing() {
        for (Movement movement : Movement.values()) {
            JournalEntry first = granted(move(movement, "of " + movement, 5, ana, ORDER));
            String books = books();
            given.clock.moveOn(Duration.ofHours(1));

            assertThat(granted(move(movement, "of " + movement, 5, ana, ORDER))).isEqualTo(first);
            assertThat(books()).isEqualTo(books);
        }
    }

    @Test
    void otherContentUnderTheKeyIsRefusedAndChangesNothing() {
        for (Movement movement : Movement.values()) {
            String key = "of " + movement;
            granted(move(movement, key, 5, ana, ORDER));
            String books = books();

            for (Movement other : Movement.values()) {
                assertReused(key, move(other, key, 6, ana, ORDER));
                assertReused(key, move(other, key, 5, bo, ORDER));
                if (other != movement) {
                    assertReused(key, move(other, key, 5, ana, ORDER));
                }
                if (other.hasAnOrder) {
                    assertReused(key, move(other, key, 5, ana, ORDER + 1));
                }
            }
            assertThat(books()).isEqualTo(books);
        }
    }

    private static void assertReused(String key, Outcome<JournalEntry> outcome) {
        assertThat(refused(outcome))
                .isEqualTo(Refusal.of(RefusalCode.IDEMPOTENCY_KEY_REUSED).with("key", key));
    }

    @Test
    void aKeyThatWasRefusedIsStillFree() {
        assertThat(refused(ledger.clawBack(given.back(ana, "key", ORDER, 21))).code())
                .isEqualTo(RefusalCode.ABOVE_CAP);

        assertThat(granted(ledger.clawBack(given.back(ana, "key", ORDER, 20))).key())
                .isEqualTo(new PostingKey("key"));
    }

    private enum Movement {
        EARN(true),
        RETURN(true),
        CLAW_BACK(true),
        GIVE(false),
        TAKE(false);

        private final boolean hasAnOrder;

        Movement(boolean hasAnOrder) {
            this.hasAnOrder = hasAnOrder;
        }
    }

    private Outcome<JournalEntry> move(Movement movement, String key, long points, MemberId member, long order) {
        return switch (movement) {
            case EARN -> ledger.earn(earning(key, points, member, order));
            case RETURN -> ledger.returnPoints(given.back(member, key, order, points));
            case CLAW_BACK -> ledger.clawBack(given.back(member, key, order, points));
            case GIVE -> ledger.adjust(adjustment(key, points, member));
            case TAKE -> ledger.adjust(adjustment(key, -points, member));
        };
    }

    private static Earning earning(String key, long points, MemberId member, long order) {
        return new Earning(
                member,
                new PostingKey(key),
                Points.of(points),
                new OrderRef(order, null),
                LotPolicy.LASTING,
                "test",
                List.of());
    }

    private static Adjustment adjustment(String key, long points, MemberId member) {
        return new Adjustment(member, new PostingKey(key), points, LotPolicy.LASTING, "eve", "goodwill");
    }

    /** All that the store keeps. */
    private String books() {
        return given.store.accounts() + "\n" + given.store.lots() + "\n" + given.store.journal() + "\n"
                + given.store.holds();
    }
}
