package org.pointsmall.loyalty.ledger;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** What whoever has locked an account can read of it, and do to it. */
class LockedAccountTest {
    private static final long ORDER = 4711;
    private static final Allocation BY_LINE =
            new Allocation(List.of(new Allocation.Part(1L, Points.of(12), new Money(1_200, CNY))));

    private final LedgerFixture given = new LedgerFixture();
    private final Ledger ledger = given.ledger;
    private final MemberId ana = given.aMember().id();

    @Test
    void readsTheAwardThatItHasJustPosted() {
        LockedAccount account = ledger.lock(ana);
        Earning earning = new Earning(
                ana,
                PostingKey.of("earn-order", ORDER),
                Points.of(12),
                new OrderRef(ORDER, "N"),
                LotPolicy.LASTING,
                "checkout",
                List.of(),
                BY_LINE);
        assertThat(account.entry(earning.key())).isEmpty();
        assertThat(account.awardOf(account.totals(ORDER))).isEqualTo(Allocation.NONE);

        JournalEntry award = granted(account.earnFirst(earning));

        assertThat(award.at()).isEqualTo(account.now()).isEqualTo(given.clock.instant());
        assertThat(account.entry(earning.key())).contains(award);
        assertThat(account.totals(ORDER).issued()).isEqualTo(Points.of(12));
        assertThat(account.awardOf(account.totals(ORDER))).isEqualTo(BY_LINE);
        assertThat(account.account().balance().available()).isEqualTo(Points.of(12));
    }

    @Test
    void seesItsOwnClaimToAnOrderAndNobodyElses() {
        MemberId bo = given.aMember().with(10).id();
        Hold hold = granted(given.hold(bo, 10, ORDER));

        assertThat(ledger.lock(bo, ORDER).claim()).contains(hold);
        assertThat(ledger.lock(bo).claim(ORDER)).contains(hold);
        assertThat(ledger.lock(ana, ORDER).claim()).isEmpty();
        assertThat(ledger.lock(ana).claim(ORDER)).isEmpty();
        assertThat(ledger.lock(ana, ORDER).account().account().member()).isEqualTo(ana);
    }

    @Test
    void movementsThatFailAreUndoneAloneAndThoseThatDoNotAnswer() {
        String answer = given.transactions.required(() -> {
            given.credit(ana, 10, null);
            assertThatThrownBy(() -> ledger.isolated(given.transactions, () -> {
                        given.credit(ana, 20, null);
                        throw new IllegalStateException("no more");
                    }))
                    .hasMessage("no more");
            return ledger.isolated(given.transactions, () -> {
                given.credit(ana, 5, null);
                return "done";
            });
        });

        assertThat(answer).isEqualTo("done");
        assertThat(given.available(ana)).isEqualTo(15);
    }

    @Test
    void whoHasNeverHadAPointHasNoAccountToRead() {
        assertThat(ledger.account(ana)).isEmpty();

        given.credit(ana, 10, null);

        assertThat(ledger.account(ana))
                .hasValueSatisfying(account -> assertThat(account.balance()).isEqualTo(ledger.balance(ana)));
    }

    @Test
    void anAccountThatIsNotActiveSaysWhyItsPointsCanNotBeSpent() {
        given.credit(ana, 10, null);
        assertThat(ledger.lock(ana).account().blocked()).isEmpty();

        granted(ledger.freeze(ana, "eve", "stolen card"));

        assertThat(ledger.lock(ana).account().blocked()).hasValueSatisfying(refusal -> {
            assertThat(refusal.code()).isEqualTo(RefusalCode.ACCOUNT_FROZEN);
            assertThat(refusal.operands()).containsEntry("accountStatus", "FROZEN");
        });
    }

    @Test
    void aHoldThatThereIsNotCanNotEnd() {
        HoldId none = new HoldId(99);

        assertThatThrownBy(() -> ledger.release(none)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ledger.commit(none, new OrderRef(ORDER, "N")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLostRaceForAnOrderSaysWhichOrderItWas() {
        assertThat(new ClaimTakenException(ORDER, new IllegalStateException("taken")).orderId())
                .isEqualTo(ORDER);
    }
}
