package org.pointsmall.loyalty.ledger.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.ledger.Adjustment;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.ledger.DueLots;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.Exchange;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.GiveBack;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.HoldStatus;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.ledger.Leftover;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.Merchant;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.OrderReturn;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.proof.Proof;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.statement.Statements;
import org.pointsmall.loyalty.statement.Statements.Expiration;
import org.pointsmall.loyalty.statement.jdbc.StatementTables;
import org.pointsmall.loyalty.trace.TraceLine;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.DatabaseTransactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;

/** What the ledger promises on each database that a store may have. Each test has members and orders of its own. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LedgerDatabaseContract {
    private static final LocalDate LAST_OF_JUNE = LocalDate.of(2026, 6, 30);
    private static final LocalDate LAST_OF_JULY = LocalDate.of(2026, 7, 31);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-05-01T10:00:00.123Z"));
    private TestDatabase database;
    private JdbcTemplate jdbc;
    private Transactions transactions;
    private JdbcLedgerStore store;
    private Ledger ledger;
    private Statements statements;
    private DueLots dueLots;
    private long last;

    abstract TestDatabase start() throws Exception;

    abstract Merchant merchant();

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrateByChangelog();
        jdbc = new JdbcTemplate(database.dataSource());
        transactions = new DatabaseTransactions(database.dataSource());
        store = new JdbcLedgerStore(
                database.dataSource(), transactions, merchant().time(clock));
        ledger = new Ledger(store, merchant().terms(), merchant().time(clock));
        statements = new StatementTables().blLoyaltyStatements(new OrdersDatabase(database.dataSource()));
        dueLots = new JdbcDueLots(database.dataSource(), transactions, LedgerObserver.NONE, Outbox.NONE);
    }

    @AfterAll
    void stop() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void migratesOnce() throws Exception {
        List<Map<String, Object>> applied = jdbc.queryForList("SELECT * FROM LOYALTY_CHANGELOG ORDER BY ORDEREXECUTED");

        database.migrateByChangelog();

        assertThat(jdbc.queryForList("SELECT * FROM LOYALTY_CHANGELOG ORDER BY ORDEREXECUTED"))
                .isEqualTo(applied)
                .isNotEmpty();
    }

    @Test
    void burnsTheLotThatExpiresFirst() {
        MemberId member = aMember();
        credit(member, 100, LAST_OF_JULY);
        credit(member, 100, LAST_OF_JUNE);

        Hold hold = granted(in(() -> hold(member, 130, anOrder())));
        granted(in(() -> ledger.commit(hold.id(), new OrderRef(hold.orderId(), "N-" + hold.orderId()))));

        assertThat(ledger.balance(member).available()).isEqualTo(Points.of(70));
        assertThat(ledger.balance(member).spent()).isEqualTo(Points.of(130));
        assertThat(statements.nextExpiration(member))
                .contains(new Expiration(Points.of(70), merchant().endOf(LAST_OF_JULY)));
        assertThat(statements.ofOrder(hold.orderId()).spent()).isEqualTo(Points.of(130));
    }

    @Test
    void saysOnAStatementWhatWasPosted() {
        MemberId member = aMember();
        OrderRef order = new OrderRef(anOrder(), "订单-7");
        TraceLine why = new TraceLine("base-rate", Map.of("积分", "é", "paid", "10.00"));
        JournalEntry first = granted(in(() -> ledger.earn(
                new Earning(member, aKey(), Points.of(10), order, until(LAST_OF_JUNE), "checkout", List.of(why)))));
        JournalEntry second = credit(member, 20, null);
        credit(member, 30, null);

        List<JournalEntry> newest = page(member, null, 2);
        List<JournalEntry> older = page(member, newest.get(1).id(), 2);

        assertThat(newest).hasSize(2).element(1).isEqualTo(second);
        assertThat(older).containsExactly(first);
        assertThat(older.get(0).at()).isEqualTo(clock.instant());
    }

    private List<JournalEntry> page(MemberId member, @Nullable EntryId before, int limit) {
        return statements.page(member, before, limit).stream()
                .map(Statements.Line::entry)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "America/New_York"})
    void keepsMomentsWhateverTheZoneOfTheMachine(String zone) {
        MemberId member = aMember();
        Instant now = clock.instant();
        // Within the hour that New York's clocks show twice.
        Instant twice = Instant.parse("2026-11-01T05:30:00.001Z");
        TimeZone before = TimeZone.getDefault();
        JournalEntry entry;
        try {
            clock.moveOn(Duration.between(now, twice));
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            entry = credit(member, 10, null);
            assertThat(page(member, null, 1)).containsExactly(entry);
        } finally {
            TimeZone.setDefault(before);
            clock.moveOn(Duration.between(twice, now));
        }
        assertThat(entry.at()).isEqualTo(twice);
        assertThat(page(member, null, 1)).containsExactly(entry);
    }

    @Test
    void findsHoldsThatAreOverduePageByPage() {
        MemberId member = aMember();
        credit(member, 100, null);
        HoldId before = granted(in(() -> hold(member, 1, anOrder()))).id();
        Hold first = granted(in(() -> hold(member, 10, anOrder())));
        Hold second = granted(in(() -> hold(member, 10, anOrder())));
        Instant due = clock.instant().plus(LedgerFixture.A_CHECKOUT);

        assertThat(store.overdueHolds(due.minusMillis(1), before, 10)).isEmpty();
        assertThat(store.overdueHolds(due, before, 1)).containsExactly(first);
        assertThat(store.overdueHolds(due, first.id(), 1)).containsExactly(second);

        granted(in(() -> ledger.timeOut(first.id())));
        assertThat(store.overdueHolds(due, before, 10)).containsExactly(second);
        assertThat(in(() -> ledger.release(first.id())))
                .extracting(outcome -> granted(outcome).status())
                .isEqualTo(HoldStatus.TIMED_OUT);
        assertThat(refused(in(() -> ledger.commit(first.id(), new OrderRef(first.orderId(), "late"))))
                        .code())
                .isEqualTo(RefusalCode.HOLD_EXPIRED);
    }

    @Test
    void startsItsIdsAtOne() {
        for (String table : List.of("ACCOUNT", "LOT", "HOLD", "JOURNAL")) {
            String id = table.equals("JOURNAL") ? "ENTRY_ID" : table + "_ID";
            assertThat(jdbc.queryForObject(
                            "SELECT COUNT(*) FROM LOYALTY_" + table + " WHERE " + id + " < 1", Long.class))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void answersAKeyOnceAndTellsKeysApartByCase() {
        MemberId member = aMember();
        String key = aKey().value();
        JournalEntry entry = credit(member, 10, new PostingKey(key + ":a"), null);

        assertThat(credit(member, 10, new PostingKey(key + ":a"), null)).isEqualTo(entry);
        assertThat(credit(member, 10, new PostingKey(key + ":A"), null).id()).isNotEqualTo(entry.id());
        assertThat(ledger.balance(member).available()).isEqualTo(Points.of(20));
    }

    @Test
    void refusesASecondEntryUnderAKeyByItself() {
        JournalEntry entry = credit(aMember(), 10, null);

        assertThatThrownBy(() -> copy("LOYALTY_JOURNAL", "ENTRY_ID", entry.id().value()))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void refusesASecondOpenHoldOfAnOrderByItself() {
        MemberId member = aMember();
        credit(member, 10, null);
        Hold hold = granted(in(() -> hold(member, 5, anOrder())));

        assertThatThrownBy(() -> copy("LOYALTY_HOLD", "HOLD_ID", hold.id().value()))
                .isInstanceOf(DuplicateKeyException.class);
        granted(in(() -> ledger.release(hold.id())));
        assertThat(in(() -> hold(member, 5, hold.orderId()))).isInstanceOf(Outcome.Done.class);
    }

    @ParameterizedTest
    @CsvSource({
        "LOYALTY_ACCOUNT, AVAILABLE",
        "LOYALTY_ACCOUNT, PENDING",
        "LOYALTY_ACCOUNT, HELD",
        "LOYALTY_ACCOUNT, DEBT",
        "LOYALTY_LOT, AVAILABLE",
        "LOYALTY_LOT, PENDING",
        "LOYALTY_LOT, HELD"
    })
    void refusesLessThanNothingByItself(String table, String column) {
        MemberId member = aMember();
        credit(member, 10, null);

        assertThatThrownBy(() -> jdbc.update("UPDATE " + table + " SET " + column + " = -1 WHERE ACCOUNT_ID ="
                        + " (SELECT a.ACCOUNT_ID FROM LOYALTY_ACCOUNT a WHERE a.MEMBER_ID = " + member.value() + ")"))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void readsUnderTheLockWhatWasCommittedMeanwhile() {
        MemberId member = aMember();
        credit(member, 10, null);
        Hold hold = granted(in(() -> hold(member, 10, anOrder())));
        OrderRef order = new OrderRef(hold.orderId(), "N");

        Outcome<Hold> late = in(() -> {
            assertThat(store.hold(hold.id())).contains(hold);
            CompletableFuture.supplyAsync(() -> in(() -> ledger.commit(hold.id(), order)))
                    .join();
            return ledger.commit(hold.id(), order);
        });

        assertThat(granted(late).status()).isEqualTo(HoldStatus.COMMITTED);
        assertThat(ledger.balance(member).spent()).isEqualTo(Points.of(10));
    }

    @Test
    void opensAnAccountOnceForAllWhoAskAtOnce() {
        MemberId member = aMember();
        List<JournalEntry> entries = atOnce(8, () -> credit(member, 1, null));

        assertThat(entries).hasSize(8);
        assertThat(ledger.balance(member).available()).isEqualTo(Points.of(8));
    }

    @Test
    void letsNobodySpendWhatAnotherHasTaken() {
        MemberId member = aMember();
        for (int lot = 0; lot < 10; lot++) {
            credit(member, 10, null);
        }

        List<Outcome<Hold>> outcomes = atOnce(24, () -> {
            long order = anOrder();
            return in(() -> hold(member, 7, order));
        });

        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Outcome.Done<?>)
                .hasSize(14);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Outcome.Refused<?>)
                .allSatisfy(outcome -> assertThat(refused(outcome).code()).isEqualTo(RefusalCode.INSUFFICIENT_POINTS));
        assertThat(ledger.balance(member).available()).isEqualTo(Points.of(2));
        assertThat(provesPoints().differences()).isEmpty();
    }

    @Test
    void goesThroughAMembersWholeLife() {
        MemberId ana = aMember();
        MemberId guest = aMember();
        OrderRef order = new OrderRef(anOrder(), "N-1");
        earn(ana, 100, LotPolicy.LASTING);
        granted(in(() -> ledger.earn(
                new Earning(guest, aKey(), Points.of(40), order, until(LAST_OF_JULY), "checkout", List.of()))));
        Hold hold = granted(in(() -> hold(guest, 30, order.id())));
        granted(in(() -> ledger.commit(hold.id(), order, Points.of(25))));
        JournalEntry gift = granted(
                in(() -> ledger.adjust(new Adjustment(guest, aKey(), 7, LotPolicy.LASTING, "eve", "for the trouble"))));

        assertThat(granted(in(() -> ledger.merge(guest, ana, "eve", "one person")))
                        .available())
                .isEqualTo(Points.of(122));
        OrderReturn back = new OrderReturn(guest, aKey(), order, Points.of(20), "oms", "too small");
        JournalEntry returned = granted(in(() -> ledger.returnPoints(back)));
        assertThat(granted(in(() -> ledger.returnPoints(back)))).isEqualTo(returned);
        granted(in(() -> ledger.clawBack(new OrderReturn(guest, aKey(), order, Points.of(40), "oms", "too small"))));
        JournalEntry reversed = granted(in(() -> ledger.reverse(gift.id(), "eve", "given twice")));
        assertThat(granted(in(() -> ledger.reverse(gift.id(), "eve", "again")))).isEqualTo(reversed);
        granted(in(() -> ledger.freeze(ana, "eve", "stolen card")));
        assertThat(refused(in(() -> hold(ana, 1, anOrder()))).code()).isEqualTo(RefusalCode.ACCOUNT_FROZEN);
        granted(in(() -> ledger.unfreeze(ana, "eve", "found")));

        assertThat(ledger.balance(guest)).isEqualTo(ledger.balance(ana));
        // Of the 40 that are taken back 5 are spent for good: they are taken from others where the policy does that.
        assertThat(ledger.balance(ana).available())
                .isEqualTo(Points.of(merchant().sparesOthers() ? 100 : 95));
        granted(in(
                () -> ledger.close(ana, new Leftover.PaidOut(LedgerFixture.A_POINT_IS_A_FEN), "eve", "moved abroad")));
        assertThat(ledger.balance(ana).owned()).isEqualTo(Points.ZERO);
        assertThat(provesPoints().report()).endsWith("All of it follows from the journal.");
    }

    /** A is paid by card and earns 40; B is paid by 35 of those; X earns 10 that wait. A and B are undone. */
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void whatWasSpentAndIsTakenBackComesToWhatTheOrdersThatStandHaveEarned(boolean awardFirst, boolean mergedBetween) {
        MemberId ana = aMember();
        MemberId bo = aMember();
        OrderRef earned = new OrderRef(anOrder(), "订单-A");
        OrderRef waiting = new OrderRef(anOrder(), "X");
        earn(ana, 40, earned, until(LAST_OF_JULY));
        Hold hold = granted(in(() -> hold(ana, 40, anOrder())));
        OrderRef paid = new OrderRef(hold.orderId(), "B");
        granted(in(() -> ledger.commit(hold.id(), paid, Points.of(35))));
        earn(ana, 10, waiting, new LotPolicy(Duration.ofDays(14), new Expiry.Never()));

        granted(in(
                () -> awardFirst ? ledger.clawBack(back(ana, earned, 40)) : ledger.returnPoints(back(ana, paid, 5))));
        assertThat(provesPoints().differences()).isEmpty();
        if (mergedBetween) {
            granted(in(() -> ledger.merge(ana, bo, "eve", "one person")));
        }
        if (awardFirst) {
            granted(in(() -> ledger.returnPoints(back(ana, paid, 5))));
        } else {
            granted(in(() -> ledger.clawBack(back(ana, earned, 40))));
        }
        assertThat(ledger.balance(ana).available()).isEqualTo(Points.ZERO);
        granted(in(() -> ledger.returnPoints(back(ana, paid, 30))));

        Balance balance = ledger.balance(mergedBetween ? bo : ana);
        // Of those that wait 5 had come back in between and paid a debt at once: in their place are 5 that need not
        // wait.
        boolean paidADebt = awardFirst && merchant().lends();
        assertThat(balance.available()).isEqualTo(Points.of(paidADebt ? 5 : 0));
        assertThat(balance.pending()).isEqualTo(Points.of(paidADebt ? 5 : 10));
        assertThat(balance.debt()).isEqualTo(Points.ZERO);
        JournalEntry taken =
                statements.page(mergedBetween ? bo : ana, null, 1).get(0).entry();
        assertThat(taken.kind()).isEqualTo(EntryKind.RECOVER);
        assertThat(taken.points()).isNegative();
        assertThat(provesPoints().differences()).isEmpty();
    }

    @Test
    void givesBackAnExchangeInPartsAndNeverMoreThanItUsedUp() {
        MemberId ana = aMember();
        MemberId bo = aMember();
        credit(ana, 20, LAST_OF_JULY);
        earn(ana, 30, LotPolicy.LASTING);
        Exchange coupon = new Exchange(ana, aKey(), Points.of(40), "优惠券 10 元", "member", List.of());
        JournalEntry exchange = granted(in(() -> ledger.exchange(coupon)));
        assertThat(granted(in(() -> ledger.exchange(coupon)))).isEqualTo(exchange);

        GiveBack some = new GiveBack(ana, aKey(), exchange.id(), Points.of(25), "member", "not used");
        JournalEntry first = granted(in(() -> ledger.giveBack(some)));
        assertThat(granted(in(() -> ledger.giveBack(some)))).isEqualTo(first);
        granted(in(() -> ledger.merge(ana, bo, "eve", "one person")));
        GiveBack tooMuch = new GiveBack(bo, aKey(), exchange.id(), Points.of(16), "member", "not used");
        assertThat(refused(in(() -> ledger.giveBack(tooMuch))).operands()).containsEntry("limit", 15L);
        GiveBack rest = new GiveBack(bo, aKey(), exchange.id(), Points.of(15), "member", "not used");
        JournalEntry second = granted(in(() -> ledger.giveBack(rest)));

        assertThat(ledger.balance(bo).available()).isEqualTo(Points.of(50));
        assertThat(ledger.balance(bo).spent()).isEqualTo(Points.ZERO);
        assertThat(statements.page(bo, null, 1).get(0).entry()).isEqualTo(second);
        assertThat(second.about().reverses()).isEqualTo(exchange.id());
        assertThat(provesPoints().differences()).isEmpty();
    }

    /** Here points are exchanged for nothing. */
    private Proof provesPoints() {
        return LedgerProof.ofTheLedger(database.dataSource()).prove();
    }

    private OrderReturn back(MemberId member, OrderRef order, long points) {
        return new OrderReturn(member, aKey(), order, Points.of(points), "oms", "too small");
    }

    private void earn(MemberId member, long points, OrderRef order, LotPolicy policy) {
        granted(in(() ->
                ledger.earn(new Earning(member, aKey(), Points.of(points), order, policy, "checkout", List.of()))));
    }

    @Test
    void postsForManyAccountsAtOnceWhatEachOfThemWouldPostByItself() {
        List<MemberId> alone = new ArrayList<>();
        List<MemberId> together = new ArrayList<>();
        Random random = new Random(42);
        for (int i = 0; i < 12; i++) {
            alone.add(aMember());
            together.add(aMember());
            for (int lots = random.nextInt(5); lots > 0; lots--) {
                Duration pending = Duration.ofDays(random.nextInt(3) * 20L);
                LocalDate expiry = List.of(LAST_OF_JUNE, LAST_OF_JULY).get(random.nextInt(2));
                long points = 1 + random.nextInt(50);
                LotPolicy policy = new LotPolicy(pending, new Expiry.On(expiry));
                earn(alone.get(i), points, policy);
                earn(together.get(i), points, policy);
            }
        }
        Instant now = clock.instant();
        for (Duration later : List.of(Duration.ofDays(25), Duration.ofDays(45), Duration.ofDays(100))) {
            clock.moveOn(Duration.between(clock.instant(), now.plus(later)));

            for (MemberId member : alone) {
                assertThat(in(() -> hold(member, 1_000_000, anOrder())).isRefused())
                        .isTrue();
            }
            for (DueLots.Due due : List.of(DueLots.Due.EXPIRY, DueLots.Due.ACTIVATION)) {
                postAll(due);
                assertThat(postAll(due)).as("posted twice").isZero();
                assertThat(dueLots.oldest(due, clock.instant())).isEmpty();
            }

            for (int i = 0; i < alone.size(); i++) {
                assertThat(ledger.balance(together.get(i))).isEqualTo(ledger.balance(alone.get(i)));
                assertThat(posted(together.get(i))).isEqualTo(posted(alone.get(i)));
            }
        }
        clock.moveOn(Duration.between(clock.instant(), now));
        assertThat(provesPoints().differences()).isEmpty();
    }

    /** Of two members one meets the end of its points by itself, the other is met by the job: in either order. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pointsCanBeSpentUpToTheEndOfTheirDayWhereTheMerchantIs(boolean theJobComesFirst) {
        MemberId ana = aMember();
        MemberId bo = aMember();
        credit(ana, 10, LAST_OF_JUNE);
        credit(bo, 10, LAST_OF_JUNE);
        Instant now = clock.instant();
        clock.moveOn(Duration.between(now, merchant().endOf(LAST_OF_JUNE).minusMillis(1)));
        postAll(DueLots.Due.EXPIRY);
        assertThat(ledger.balance(ana).available()).isEqualTo(Points.of(10));
        HoldId held = granted(in(() -> hold(bo, 10, anOrder()))).id();
        granted(in(() -> ledger.release(held)));

        clock.moveOn(Duration.ofMillis(1));
        List<Runnable> both = new ArrayList<>(List.of(() -> postAll(DueLots.Due.EXPIRY), () -> assertThat(
                        refused(in(() -> hold(bo, 10, anOrder()))).code())
                .isEqualTo(RefusalCode.INSUFFICIENT_POINTS)));
        if (!theJobComesFirst) {
            Collections.reverse(both);
        }
        both.forEach(Runnable::run);

        for (MemberId member : List.of(ana, bo)) {
            assertThat(ledger.balance(member).available()).isEqualTo(Points.ZERO);
            assertThat(ledger.balance(member).expired()).isEqualTo(Points.of(10));
            assertThat(posted(member))
                    .filteredOn(entry -> entry.startsWith("EXPIRE"))
                    .containsExactly("EXPIRE -10 0");
        }
        clock.moveOn(Duration.between(clock.instant(), now));
    }

    /** The two jobs run as they come. */
    @ParameterizedTest
    @EnumSource(DueLots.Due.class)
    void whatExpiredWhileItWaitedIsLostWhicheverJobComesFirst(DueLots.Due first) {
        MemberId ana = aMember();
        Expiry june = new Expiry.On(LAST_OF_JUNE);
        earn(ana, 10, new LotPolicy(Duration.ofDays(70), june));
        earn(ana, 20, new LotPolicy(Duration.ofDays(70), new Expiry.Never()));
        earn(ana, 5, new LotPolicy(Duration.ZERO, june));
        Instant now = clock.instant();
        clock.moveOn(Duration.ofDays(100));
        DueLots.Due second = first == DueLots.Due.EXPIRY ? DueLots.Due.ACTIVATION : DueLots.Due.EXPIRY;

        postAll(first);
        assertThat(ledger.balance(ana).available())
                .as("what has expired is never there to be spent, not even between the two")
                .isEqualTo(Points.of(first == DueLots.Due.EXPIRY ? 0 : 5 + 20));
        postAll(second);

        Balance balance = ledger.balance(ana);
        assertThat(balance.available()).isEqualTo(Points.of(20));
        assertThat(balance.pending()).isEqualTo(Points.ZERO);
        assertThat(balance.expired()).isEqualTo(Points.of(15));
        assertThat(posted(ana)).contains("EXPIRE -15 20").anyMatch(entry -> entry.startsWith("ACTIVATE 0 "));
        clock.moveOn(Duration.between(clock.instant(), now));
        assertThat(provesPoints().differences()).isEmpty();
    }

    /** In chunks of five accounts; answers for how many there was something to post. */
    private long postAll(DueLots.Due due) {
        long accounts = 0;
        DueLots.Mark last = null;
        do {
            DueLots.Posted posted = dueLots.post(due, clock.instant(), last, 5);
            accounts += posted.accounts();
            last = posted.last();
        } while (last != null);
        return accounts;
    }

    /** Each of the member's entries: its kind, its points, and how many it has left. */
    private List<String> posted(MemberId member) {
        return jdbc.queryForList(
                "SELECT CONCAT(j.KIND, ' ', j.POINTS, ' ', j.OWNED_AFTER) FROM LOYALTY_JOURNAL j"
                        + " JOIN LOYALTY_ACCOUNT a ON a.ACCOUNT_ID = j.ACCOUNT_ID WHERE a.MEMBER_ID = ?"
                        + " ORDER BY j.ENTRY_ID",
                String.class,
                member.value());
    }

    private void earn(MemberId member, long points, LotPolicy policy) {
        Earning earning = new Earning(member, aKey(), Points.of(points), null, policy, "test", List.of());
        granted(in(() -> ledger.earn(earning)));
    }

    /** They can be spent at once, up to the end of this day. */
    private static LotPolicy until(@Nullable LocalDate lastDay) {
        return lastDay == null ? LotPolicy.LASTING : new LotPolicy(Duration.ZERO, new Expiry.On(lastDay));
    }

    private synchronized long next() {
        return ++last;
    }

    private MemberId aMember() {
        return new MemberId(next());
    }

    private long anOrder() {
        return next();
    }

    private PostingKey aKey() {
        return PostingKey.of("given", next());
    }

    private JournalEntry credit(MemberId member, long points, @Nullable LocalDate lastDay) {
        return credit(member, points, aKey(), lastDay);
    }

    private JournalEntry credit(MemberId member, long points, PostingKey key, @Nullable LocalDate lastDay) {
        Earning earning = new Earning(member, key, Points.of(points), null, until(lastDay), "test", List.of());
        return granted(in(() -> ledger.earn(earning)));
    }

    private Outcome<Hold> hold(MemberId member, long points, long order) {
        return ledger.hold(new HoldRequest(
                member,
                order,
                Points.of(points),
                new Money(points, LedgerFixture.CNY),
                LedgerFixture.A_POINT_IS_A_FEN,
                Duration.ofMinutes(15)));
    }

    private <T> T in(Supplier<T> work) {
        return transactions.required(work);
    }

    private static <T> List<T> atOnce(int times, Supplier<T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<T>> running = new ArrayList<>();
            for (int index = 0; index < times; index++) {
                running.add(CompletableFuture.supplyAsync(work, threads));
            }
            return running.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private void copy(String table, String idColumn, long id) {
        Map<String, Object> row =
                new LinkedHashMap<>(jdbc.queryForMap("SELECT * FROM " + table + " WHERE " + idColumn + " = " + id));
        row.keySet().removeIf(column -> column.equalsIgnoreCase(idColumn));
        new SimpleJdbcInsert(jdbc)
                .withTableName(table)
                .usingColumns(row.keySet().toArray(String[]::new))
                .execute(row);
    }
}
