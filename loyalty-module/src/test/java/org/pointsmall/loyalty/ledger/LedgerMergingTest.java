package org.pointsmall.loyalty.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore.LotRow;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** An account that becomes part of another. */
class LedgerMergingTest {
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final LotPolicy FORTNIGHT = new LotPolicy(Duration.ofDays(14), new Expiry.Never());

    private final LedgerFixture given = new LedgerFixture();
    private final Ledger ledger = given.ledger;
    private final MemberId ana = given.aMember().with(10).id();
    private final MemberId bo = given.aMember().with(1).id();

    @AfterEach
    void theBooksAgree() {
        given.checkBooks();
    }

    @Test
    void lotsMoveAsTheyAre() {
        given.credit(ana, 20, JUNE);
        given.earn(ana, 5, 1, FORTNIGHT);
        List<LotTerms> terms = given.store.lots(ana).stream().map(LotRow::terms).toList();

        Balance balance = merge(ana, bo);

        assertThat(balance.available()).isEqualTo(Points.of(31));
        assertThat(balance.pending()).isEqualTo(Points.of(5));
        assertThat(given.store.lots(bo).stream()
                        .filter(lot -> lot.id().value() != 2)
                        .map(LotRow::terms))
                .isEqualTo(terms);
        given.clock.moveOn(Duration.ofDays(40));
        assertThat(refused(given.hold(bo, 17, 1)).operands())
                .as("20 have expired, 5 have waited long enough")
                .containsEntry("available", 16L);
    }

    @Test
    void theOneStandsForTheOtherFromThenOn() {
        merge(ana, bo);

        assertThat(ledger.balance(ana)).isEqualTo(ledger.balance(bo));
        given.earn(ana, 5, 1, LotPolicy.LASTING);
        assertThat(given.available(bo)).isEqualTo(16);
        granted(given.hold(ana, 16, 2));
        assertThat(given.held(bo)).isEqualTo(16);
        Account emptied = given.store.accounts().get(0);
        assertThat(emptied.status()).isEqualTo(AccountStatus.MERGED);
        assertThat(emptied.balance()).isEqualTo(Balance.NOTHING);
    }

    @Test
    void totalsMoveToo() {
        given.spend(ana, 4, 1);
        given.credit(ana, 7, JUNE);
        given.clock.moveOn(Duration.ofDays(40));

        Balance balance = merge(ana, bo);

        assertThat(balance.spent()).isEqualTo(Points.of(4));
        assertThat(balance.expired()).isEqualTo(Points.of(7));
        assertThat(given.store.programmeSides(given.store.accounts().get(0).id()))
                .isEmpty();
        assertThat(given.store.programmeSides(given.store.accounts().get(1).id()))
                .isEqualTo(Map.of(
                        LedgerSide.PROGRAMME_ISSUED,
                        -18L,
                        LedgerSide.PROGRAMME_BURNED,
                        4L,
                        LedgerSide.PROGRAMME_BREAKAGE,
                        7L));
    }

    @Test
    void twoEntriesSayWhereFromAndWhereTo() {
        merge(ana, bo);

        assertThat(given.kinds()).endsWith(EntryKind.TRANSFER, EntryKind.TRANSFER);
        JournalEntry in = given.lastEntry();
        JournalEntry out = given.store.entry(new EntryId(in.id().value() - 1)).orElseThrow();
        assertThat(out.key()).isEqualTo(new PostingKey("merge-out:1"));
        assertThat(out.points()).isEqualTo(-10);
        assertThat(out.trace()).containsExactly(new TraceLine("merged.into", Map.of("account", "2")));
        assertThat(in.key()).isEqualTo(new PostingKey("merge-in:1"));
        assertThat(in.points()).isEqualTo(10);
        assertThat(in.trace()).containsExactly(new TraceLine("merged.from", Map.of("account", "1")));
        assertThat(in.about().reason()).isEqualTo("one person");
    }

    @Test
    void theOthersDebtIsPaidByWhatComes() {
        owe(bo, 7);

        Balance balance = merge(ana, bo);

        assertThat(balance.debt()).isEqualTo(Points.ZERO);
        assertThat(balance.available()).isEqualTo(Points.of(3));
        assertThat(given.lastEntry().trace()).contains(new TraceLine("debt.paid", Map.of("points", "7")));
    }

    @Test
    void aDebtComesAlongAndIsNotPaidFromWhatWasThere() {
        owe(ana, 7);

        Balance balance = merge(ana, bo);

        assertThat(balance.debt()).isEqualTo(Points.of(7));
        assertThat(balance.available()).isEqualTo(Points.of(1));
        given.credit(bo, 8, null);
        assertThat(given.debt(ana)).isZero();
        assertThat(given.available(ana)).isEqualTo(2);
    }

    @Test
    void aDebtThatComesAlongIsPaidFromWhatComesWithIt() {
        owe(ana, 7);
        granted(ledger.returnPoints(given.back(ana, "r", 78, 5)));

        Balance balance = merge(ana, bo);

        assertThat(balance.debt()).isEqualTo(Points.of(2));
        assertThat(balance.available()).isEqualTo(Points.of(1));
    }

    @Test
    void mergesThatRaceAreOne() {
        LedgerStore raced = watching(account -> {
            if (given.kinds().size() == 2) {
                merge(ana, bo);
            }
        });

        Ledger late = new Ledger(raced, given.terms, inUtc(given.clock));
        assertThat(refused(late.merge(bo, ana, "bob", "at once")))
                .isEqualTo(Refusal.of(RefusalCode.CONFLICT).with("accountStatus", "MERGED"));

        assertThat(refused(late.merge(bo, ana, "bob", "once more")))
                .isEqualTo(Refusal.of(RefusalCode.CONFLICT).with("sameAccount", 2L));
        assertThat(given.kinds())
                .containsExactly(EntryKind.EARN, EntryKind.EARN, EntryKind.TRANSFER, EntryKind.TRANSFER);
    }

    @Test
    void whatIsDueToEitherIsPostedFirst() {
        given.credit(ana, 20, JUNE);
        given.credit(bo, 30, JUNE);
        given.clock.moveOn(Duration.ofDays(40));

        Balance balance = merge(ana, bo);

        assertThat(balance.available()).isEqualTo(Points.of(11));
        assertThat(given.kinds()).endsWith(EntryKind.EXPIRE, EntryKind.EXPIRE, EntryKind.TRANSFER, EntryKind.TRANSFER);
    }

    @Test
    void heldPointsRefuse() {
        Hold hold = granted(given.hold(ana, 3, 1));

        assertThat(refused(ledger.merge(ana, bo, "eve", "one person")))
                .isEqualTo(Refusal.of(RefusalCode.CONFLICT).with("held", 3L));
        assertThat(given.available(bo)).isEqualTo(1);

        granted(ledger.release(hold.id()));
        merge(ana, bo);
    }

    @Test
    void pointsHeldByTheOtherOneAreNoObstacle() {
        Hold hold = granted(given.hold(bo, 1, 1));

        merge(ana, bo);

        granted(ledger.commit(hold.id(), new OrderRef(1, "n")));
        assertThat(ledger.balance(ana).spent()).isEqualTo(Points.of(1));
    }

    @Test
    void aClosedAccountRefusesOnEitherSide() {
        Refusal closed = Refusal.of(RefusalCode.ACCOUNT_FROZEN).with("accountStatus", "CLOSED");
        granted(ledger.close(bo, new Leftover.Forfeited(), "eve", "why"));

        assertThat(refused(ledger.merge(ana, bo, "eve", "why"))).isEqualTo(closed);
        assertThat(refused(ledger.merge(bo, ana, "eve", "why"))).isEqualTo(closed);
        assertThat(given.available(ana)).isEqualTo(10);
    }

    @Test
    void mergingAgainOrWithOneselfChangesNothing() {
        Balance balance = merge(ana, bo);
        List<EntryKind> posted = given.kinds();
        Refusal same = Refusal.of(RefusalCode.CONFLICT).with("sameAccount", 2L);

        assertThat(merge(ana, bo)).isEqualTo(balance);
        assertThat(merge(ana, ana)).as("her own has become part of it").isEqualTo(balance);
        assertThat(refused(ledger.merge(bo, ana, "eve", "in a circle"))).isEqualTo(same);
        assertThat(refused(ledger.merge(bo, bo, "eve", "with himself"))).isEqualTo(same);
        assertThat(given.kinds()).isEqualTo(posted);
    }

    @Test
    void whoNeverHadAnAccountCanBecomePartOfAnother() {
        MemberId late = new MemberId(99);
        Balance balance = merge(late, bo);

        assertThat(balance.available()).isEqualTo(Points.of(1));
        given.earn(late, 5, 1, LotPolicy.LASTING);
        assertThat(given.available(bo)).isEqualTo(6);
    }

    @Test
    void whoWasMergedFollowsToTheEndHoweverOftenThatMovesOn() {
        MemberId cleo = given.aMember().with(2).id();
        MemberId dan = given.aMember().with(3).id();
        merge(ana, bo);
        merge(bo, cleo);
        merge(cleo, dan);
        AccountId end = given.store.find(dan).orElseThrow().id();

        assertThat(List.of(ana, bo, cleo))
                .allSatisfy(login ->
                        assertThat(given.store.find(login).orElseThrow().id()).isEqualTo(end));
        assertThat(merge(ana, cleo).available()).as("again").isEqualTo(Points.of(16));
        assertThat(refused(ledger.merge(dan, bo, "eve", "in a circle")).operands())
                .containsExactly(Map.entry("sameAccount", end.value()));
    }

    @Test
    void aMemberWhoNeverHadAnAccountCanTakeOneOver() {
        MemberId guest = new MemberId(99);

        assertThat(merge(ana, guest).available()).isEqualTo(Points.of(10));
        assertThat(given.available(guest)).isEqualTo(10);
    }

    @Test
    void anAccountWithoutAHistoryMovesWithoutAnEntry() {
        MemberId empty = given.aMember().id();
        ledger.lock(empty);

        merge(empty, bo);

        assertThat(given.kinds()).containsExactly(EntryKind.EARN, EntryKind.EARN);
        assertThat(ledger.balance(empty)).isEqualTo(ledger.balance(bo));
    }

    @Test
    void aReturnFindsItsLotThroughAChainOfAccounts() {
        given.credit(ana, 20, JUNE);
        given.spend(ana, 25, 4711);
        MemberId cleo = given.aMember().with(2).id();
        merge(ana, bo);
        merge(bo, cleo);
        LotRow lot = given.store.lots().stream()
                .filter(row -> JUNE.equals(row.terms().expiresAt()))
                .findFirst()
                .orElseThrow();

        granted(ledger.returnPoints(given.back(ana, "r", 4711, 23)));

        LotRow after = given.store.lots().get((int) lot.id().value() - 1);
        assertThat(after.available()).isEqualTo(18);
        assertThat(after.account())
                .isEqualTo(given.store.find(cleo).orElseThrow().id());
        assertThat(ledger.balance(cleo).spent()).isEqualTo(Points.of(2));
        assertThat(given.available(cleo)).isEqualTo(5 + 1 + 2 + 23);
    }

    @Test
    void aClawbackTakesFromTheLotThatMovedAndAReversalToo() {
        given.earn(ana, 5, 1, LotPolicy.LASTING);
        JournalEntry adjusted = granted(
                ledger.adjust(new Adjustment(ana, new PostingKey("a"), 4, LotPolicy.LASTING, "eve", "goodwill")));
        merge(ana, bo);

        granted(ledger.clawBack(given.back(bo, "c", 1, 5)));
        granted(ledger.reverse(adjusted.id(), "eve", "a mistake"));

        assertThat(given.availableByLot(bo)).containsExactly(10L, 1L, 0L, 0L);
    }

    @Test
    void aClaimOfTheOneIsCommittedByTheOther() {
        granted(given.claim(ana, 1));
        merge(ana, bo);

        Hold claim = ledger.lock(bo).claim(1).orElseThrow();

        assertThat(granted(ledger.lock(ana).commit(claim, new OrderRef(1, "n"))).status())
                .isEqualTo(HoldStatus.COMMITTED);
    }

    @Test
    void aFrozenAccountIsMergedOnlyOnceItIsFree() {
        Refusal frozen = Refusal.of(RefusalCode.ACCOUNT_FROZEN).with("accountStatus", "FROZEN");
        granted(ledger.freeze(ana, "eve", "why"));
        assertThat(refused(ledger.merge(ana, bo, "eve", "one person"))).isEqualTo(frozen);
        assertThat(refused(ledger.merge(bo, ana, "eve", "one person"))).isEqualTo(frozen);

        granted(ledger.unfreeze(ana, "eve", "cleared"));

        assertThat(merge(ana, bo).available()).isEqualTo(Points.of(11));
    }

    @Test
    void nobodyMergesWithoutAReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> ledger.merge(ana, bo, "eve", ""));
        assertThat(given.available(bo)).isEqualTo(1);
    }

    @Test
    void theAccountsAreLockedByIdWhicheverWayTheyMerge() {
        merge(ana, bo);
        MemberId cleo = given.aMember().with(2).id();
        List<AccountId> locked = new ArrayList<>();
        Ledger watched = new Ledger(watching(locked::add), given.terms, inUtc(given.clock));

        granted(watched.merge(cleo, bo, "eve", "one person"));

        assertThat(locked).containsExactly(new AccountId(2), new AccountId(3));
        locked.clear();
        MemberId dan = given.aMember().with(2).id();
        granted(watched.merge(bo, dan, "eve", "one person"));
        assertThat(locked).containsExactly(new AccountId(2), new AccountId(4));
    }

    /** The store, which says of each account that is about to be locked by its id. */
    private LedgerStore watching(Consumer<AccountId> locked) {
        return (LedgerStore) Proxy.newProxyInstance(
                LedgerStore.class.getClassLoader(), new Class<?>[] {LedgerStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("lockItself") && arguments[0] instanceof AccountId account) {
                        locked.accept(account);
                    }
                    try {
                        return method.invoke(given.store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Balance merge(MemberId from, MemberId into) {
        return granted(ledger.merge(from, into, "eve", "one person"));
    }

    /** Leaves the member with nothing but a debt. */
    private void owe(MemberId member, long points) {
        given.terms.clawback = ClawbackPolicy.REVOKE_BELOW_ZERO;
        long before = given.available(member);
        given.earn(member, points, 77, LotPolicy.LASTING);
        given.spend(member, before + points, 78);
        granted(ledger.clawBack(given.back(member, "owe", 77, points)));
    }
}
