package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;

import static org.assertj.core.api.Assertions.assertThat;

/** What time does to lots, posted by whatever movement meets it first. */
class LedgerDueTest {
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration FORTNIGHT = Duration.ofDays(14);

    private final LedgerFixture given = new LedgerFixture();
    private final MemberId ana = given.aMember().id();

    @AfterEach
    void theBooksAgree() {
        given.checkBooks();
    }

    @Test
    void pointsBecomeAvailableTogetherUnderTheKeyOfTheYoungestLot() {
        given.earn(ana, 10, 1, new LotPolicy(FORTNIGHT, new Expiry.Never()));
        given.earn(ana, 20, 2, new LotPolicy(FORTNIGHT, new Expiry.Never()));
        given.earn(ana, 40, 3, new LotPolicy(FORTNIGHT.plusMillis(1), new Expiry.Never()));
        given.clock.moveOn(FORTNIGHT);

        look();

        assertThat(given.available(ana)).isEqualTo(30);
        assertThat(given.pending(ana)).isEqualTo(40);
        JournalEntry entry = given.lastEntry();
        assertThat(entry.kind()).isEqualTo(EntryKind.ACTIVATE);
        assertThat(entry.key()).isEqualTo(new PostingKey("activate:1:2"));
        assertThat(entry.points()).isZero();
    }

    @Test
    void nothingIsPostedWhereNothingIsDue() {
        given.earn(ana, 10, 1, new LotPolicy(FORTNIGHT, new Expiry.Never()));
        given.credit(ana, 10, JUNE);
        given.clock.moveOn(FORTNIGHT.minusMillis(1));

        look();

        assertThat(given.kinds()).containsExactly(EntryKind.EARN, EntryKind.EARN);
    }

    @Test
    void pointsAreLostTogetherOnceUnderAKeyThatNoOtherLossHas() {
        given.credit(ana, 10, JUNE);
        given.credit(ana, 20, JUNE);
        given.credit(ana, 40, JUNE.plus(Duration.ofDays(1)));
        given.clock.moveOn(Duration.between(given.clock.instant(), JUNE));
        look();
        look();

        assertThat(given.available(ana)).isEqualTo(40);
        assertThat(given.lastEntry().key()).isEqualTo(new PostingKey("expire:1:0"));
        assertThat(given.lastEntry().points()).isEqualTo(-30);
        given.clock.moveOn(Duration.ofDays(1));
        look();

        assertThat(given.lastEntry().key()).isEqualTo(new PostingKey("expire:1:30"));
        assertThat(given.ledger.balance(ana).expired()).isEqualTo(Points.of(70));
        assertThat(given.kinds())
                .containsExactly(EntryKind.EARN, EntryKind.EARN, EntryKind.EARN, EntryKind.EXPIRE, EntryKind.EXPIRE);
    }

    @Test
    void pointsThatExpireWhileTheyWaitAreLostAndNeverBecomeAvailable() {
        LotPolicy late =
                new LotPolicy(Duration.ofDays(60), LedgerFixture.until(JUNE).expiry());
        given.earn(ana, 10, 1, late);
        given.clock.moveOn(Duration.ofDays(61));

        look();

        assertThat(given.kinds()).containsExactly(EntryKind.EARN, EntryKind.EXPIRE);
        assertThat(given.ledger.balance(ana).expired()).isEqualTo(Points.of(10));
        assertThat(given.pending(ana)).isZero();
    }

    @Test
    void pointsThatAreHeldDoNotExpire() {
        given.credit(ana, 10, JUNE);
        Hold hold = LedgerFixture.granted(given.hold(ana, 6, 1));
        given.clock.moveOn(Duration.ofDays(61));

        look();

        assertThat(given.ledger.balance(ana).expired()).isEqualTo(Points.of(4));
        assertThat(given.held(ana)).isEqualTo(6);
        LedgerFixture.granted(given.ledger.commit(hold.id(), new OrderRef(1, "late")));
        assertThat(given.ledger.balance(ana).spent()).isEqualTo(Points.of(6));
    }

    @Test
    void theBalanceIsReadAsItWasPosted() {
        given.credit(ana, 10, JUNE);
        given.clock.moveOn(Duration.ofDays(61));

        assertThat(given.available(ana))
                .as("nobody has moved this account since")
                .isEqualTo(10);
        look();
        assertThat(given.available(ana)).isZero();
    }

    private void look() {
        given.ledger.lock(ana).book.lots();
    }
}
