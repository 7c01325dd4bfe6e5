package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;

/** Points that are used up for a reward in one step, and that come back. */
class LedgerExchangesTest {
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    private final LedgerFixture given = new LedgerFixture();
    private final Ledger ledger = given.ledger;
    /** In the order of their expiry: 20 of June, 30 of July, 60 that last. */
    private final MemberId ana =
            given.aMember().with(60).with(30, JULY).with(20, JUNE).id();

    @AfterEach
    void theBooksAgree() {
        given.checkBooks();
    }

    @Test
    void takesWhatExpiresFirstAndSaysWhatFor() {
        JournalEntry entry = granted(ledger.exchange(given.exchange(ana, "e", 60)));

        assertThat(given.availableByLot(ana)).containsExactly(50L, 0L, 0L);
        assertThat(ledger.balance(ana).spent()).isEqualTo(Points.of(60));
        assertThat(ledger.balance(ana).held()).isEqualTo(Points.ZERO);
        assertThat(entry.kind()).isEqualTo(EntryKind.EXCHANGE);
        assertThat(entry.points()).isEqualTo(-60);
        assertThat(entry.ownedAfter()).isEqualTo(Points.of(50));
        assertThat(entry.order()).isNull();
        assertThat(entry.about().reason()).isEqualTo("a coupon");
        assertThat(entry.trace()).containsExactly(new TraceLine("test", Map.of()));
    }

    @Test
    void takesAllThatIsAvailableButNotOneMore() {
        assertThat(refused(ledger.exchange(given.exchange(ana, "e", 111))))
                .isEqualTo(Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                        .with("required", 111L)
                        .with("available", 110L));
        assertThat(given.kinds()).doesNotContain(EntryKind.EXCHANGE);

        granted(ledger.exchange(given.exchange(ana, "e", 110)));
        assertThat(given.available(ana)).isZero();
    }

    @Test
    void takesNothingThatIsHeldOrWaitsOrHasExpired() {
        granted(given.hold(ana, 20, 1));
        given.clock.moveOn(Duration.between(given.clock.instant(), JULY));

        assertThat(refused(ledger.exchange(given.exchange(ana, "e", 61))).operands())
                .containsEntry("available", 60L);
        granted(ledger.exchange(given.exchange(ana, "e", 60)));
    }

    @Test
    void theSameKeyAnswersWithTheFirstEntryWhateverHasHappenedSince() {
        JournalEntry first = granted(ledger.exchange(given.exchange(ana, "e", 60)));
        granted(ledger.freeze(ana, "admin", "suspicious"));

        assertThat(granted(ledger.exchange(given.exchange(ana, "e", 60)))).isEqualTo(first);
        assertThat(given.available(ana)).isEqualTo(50);
    }

    @Test
    void theSameKeyForSomethingElseIsRefused() {
        granted(ledger.exchange(given.exchange(ana, "e", 60)));
        MemberId bo = given.aMember().with(100).id();

        Refusal reused = Refusal.of(RefusalCode.IDEMPOTENCY_KEY_REUSED).with("key", "e");
        assertThat(refused(ledger.exchange(given.exchange(ana, "e", 61)))).isEqualTo(reused);
        assertThat(refused(ledger.exchange(given.exchange(bo, "e", 60)))).isEqualTo(reused);
        assertThat(refused(ledger.exchange(
                        new Exchange(ana, new PostingKey("e"), Points.of(60), "another coupon", "test", List.of()))))
                .isEqualTo(reused);
    }

    @Test
    void aFrozenAccountExchangesNothingAndGetsBackWhatItDid() {
        JournalEntry exchange = granted(ledger.exchange(given.exchange(ana, "e", 60)));
        granted(ledger.freeze(ana, "admin", "suspicious"));

        assertThat(refused(ledger.exchange(given.exchange(ana, "e2", 1))))
                .isEqualTo(Refusal.of(RefusalCode.ACCOUNT_FROZEN).with("accountStatus", "FROZEN"));
        granted(ledger.giveBack(given.giveBack(ana, "b", exchange, 60)));
        assertThat(given.available(ana)).isEqualTo(110);
    }

    @Test
    void aClosedAccountNeitherExchangesNorGetsBack() {
        JournalEntry exchange = granted(ledger.exchange(given.exchange(ana, "e", 60)));
        granted(ledger.close(ana, new Leftover.Forfeited(), "admin", "gone"));

        assertThat(refused(ledger.giveBack(given.giveBack(ana, "b", exchange, 60)))
                        .code())
                .isEqualTo(RefusalCode.ACCOUNT_FROZEN);
    }

    @Test
    void comesBackToTheLotsThatItCameFromAndNamesTheExchange() {
        JournalEntry exchange = granted(ledger.exchange(given.exchange(ana, "e", 60)));

        JournalEntry back = granted(ledger.giveBack(given.giveBack(ana, "b", exchange, 60)));

        assertThat(given.availableByLot(ana)).containsExactly(60L, 30L, 20L);
        assertThat(ledger.balance(ana).spent()).isEqualTo(Points.ZERO);
        assertThat(back.kind()).isEqualTo(EntryKind.GIVE_BACK);
        assertThat(back.points()).isEqualTo(60);
        assertThat(back.about().reverses()).isEqualTo(exchange.id());
        assertThat(back.about().reason()).isEqualTo("not used");
    }

    @Test
    void partsComeBackLastBurnedFirstAndNeverMoreThanWasUsed() {
        JournalEntry exchange = granted(ledger.exchange(given.exchange(ana, "e", 60)));

        granted(ledger.giveBack(given.giveBack(ana, "b1", exchange, 10)));
        assertThat(given.availableByLot(ana)).containsExactly(60L, 0L, 0L);
        granted(ledger.giveBack(given.giveBack(ana, "b2", exchange, 35)));
        assertThat(given.availableByLot(ana)).containsExactly(60L, 30L, 5L);
        assertThat(refused(ledger.giveBack(given.giveBack(ana, "b3", exchange, 16))))
                .isEqualTo(aboveCap(16, 15));
        granted(ledger.giveBack(given.giveBack(ana, "b3", exchange, 15)));
        assertThat(refused(ledger.giveBack(given.giveBack(ana, "b4", exchange, 1))))
                .isEqualTo(aboveCap(1, 0));
        assertThat(given.availableByLot(ana)).containsExactly(60L, 30L, 20L);
    }

    @Test
    void aRepeatedGiveBackAnswersWithTheFirst() {
        JournalEntry exchange = granted(ledger.exchange(given.exchange(ana, "e", 60)));
        JournalEntry back = granted(ledger.giveBack(given.giveBack(ana, "b", exchange, 10)));

        assertThat(granted(ledger.giveBack(given.giveBack(ana, "b", exchange, 10))))
                .isEqualTo(back);
        assertThat(refused(ledger.giveBack(given.giveBack(ana, "b", exchange, 11))))
                .isEqualTo(Refusal.of(RefusalCode.IDEMPOTENCY_KEY_REUSED).with("key", "b"));
        assertThat(given.available(ana)).isEqualTo(60);
    }

    @Test
    void whatHasExpiredMeanwhileComesBackWithTheGrace() {
        JournalEntry exchange = granted(ledger.exchange(given.exchange(ana, "e", 30)));
        given.clock.moveOn(Duration.between(given.clock.instant(), JUNE));

        JournalEntry back = granted(ledger.giveBack(given.giveBack(ana, "b", exchange, 30)));

        assertThat(given.availableByLot(ana)).containsExactly(60L, 30L, 0L, 20L);
        assertThat(back.trace()).extracting(TraceLine::code).containsExactly("lot.grace");
    }

    @Test
    void whatComesBackPaysFirstWhatItsLotsOwe() {
        MemberId bo = given.aMember().id();
        given.earn(bo, 40, 7, LotPolicy.LASTING);
        JournalEntry exchange = granted(ledger.exchange(given.exchange(bo, "e", 40)));
        granted(ledger.clawBack(given.back(bo, "claw", 7, 30)));

        granted(ledger.giveBack(given.giveBack(bo, "b", exchange, 40)));

        assertThat(given.available(bo)).isEqualTo(10);
        assertThat(given.kinds()).endsWith(EntryKind.GIVE_BACK, EntryKind.RECOVER);
    }

    @Test
    void onlyItsMemberGetsItBack() {
        JournalEntry exchange = granted(ledger.exchange(given.exchange(ana, "e", 60)));
        MemberId bo = given.aMember().with(5).id();

        assertThat(refused(ledger.giveBack(given.giveBack(bo, "b", exchange, 1))))
                .isEqualTo(aboveCap(1, 0));
    }

    @Test
    void comesBackToTheAccountThatItsAccountHasBecomePartOf() {
        JournalEntry exchange = granted(ledger.exchange(given.exchange(ana, "e", 60)));
        MemberId bo = given.aMember().with(5).id();
        granted(ledger.merge(ana, bo, "admin", "the same person"));

        granted(ledger.giveBack(given.giveBack(ana, "b1", exchange, 10)));
        granted(ledger.giveBack(given.giveBack(bo, "b2", exchange, 50)));

        assertThat(given.available(bo)).isEqualTo(115);
        assertThat(ledger.balance(bo).spent()).isEqualTo(Points.ZERO);
        assertThat(refused(ledger.giveBack(given.giveBack(bo, "b3", exchange, 1))))
                .isEqualTo(aboveCap(1, 0));
    }

    @Test
    void onlyAnExchangeComesBackThisWay() {
        JournalEntry earned = given.credit(ana, 5, null);

        assertThat(refused(ledger.giveBack(given.giveBack(ana, "b", earned, 1))))
                .isEqualTo(aboveCap(1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.giveBack(
                        new GiveBack(ana, new PostingKey("b"), new EntryId(4711), Points.of(1), "test", "not used")));
    }

    @Test
    void nothingIsNoExchange() {
        assertThatIllegalArgumentException().isThrownBy(() -> given.exchange(ana, "e", 0));
        JournalEntry exchange = granted(ledger.exchange(given.exchange(ana, "e", 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> given.giveBack(ana, "b", exchange, 0));
    }

    private static Refusal aboveCap(long required, long limit) {
        return Refusal.of(RefusalCode.ABOVE_CAP).with("required", required).with("limit", limit);
    }
}
