package org.pointsmall.loyalty.ledger.jdbc;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.HoldStatus;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LockedAccount;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.StatementPipeline.AboutMember;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** Movements that travel together, where they are collected and where they are not, in the transactions of a store. */
@Tag("heavy")
class MovementsTogetherTest {
    private static final MemberId ANA = new MemberId(1);
    private static final long ORDER = 4711;

    private TestDatabase database;
    private Transactions transactions;
    private JdbcLedgerStore store;
    private Ledger ledger;

    enum Kind {
        POSTGRESQL,
        H2
    }

    private void start(Kind kind) throws Exception {
        if (kind == Kind.POSTGRESQL) {
            database = TestDatabase.onPostgreSql();
        } else {
            database = TestDatabase.inMemory("together-" + UUID.randomUUID());
        }
        database.migrate();
        MovableClock clock = new MovableClock(Instant.parse("2026-05-01T10:00:00Z"));
        transactions = TransactionsOfAStore.on(database.dataSource());
        store = new JdbcLedgerStore(database.dataSource(), transactions, inUtc(clock));
        ledger = new Ledger(store, new LedgerFixture.ProgrammeTerms(), inUtc(clock));
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void movementsThatFailAreUndoneAloneWhateverOfThemHasBeenSent(Kind kind) throws Exception {
        start(kind);
        transactions.required(() -> {
            earn("before", 100);
            assertThatThrownBy(() -> ledger.isolated(transactions, () -> {
                        ledger.lock(ANA, ORDER);
                        earn("undone", 10);
                        // Reads, and so has the database take what has been collected.
                        assertThat(ledger.balance(ANA).available()).isEqualTo(Points.of(110));
                        earn("undone, too", 1);
                        throw new IllegalStateException("refused");
                    }))
                    .hasMessage("refused");
            assertThatThrownBy(() -> ledger.isolated(transactions, () -> {
                        throw new IllegalStateException("at once");
                    }))
                    .hasMessage("at once");
            return earn("after", 1_000);
        });

        assertThat(ledger.balance(ANA).available()).isEqualTo(Points.of(1_100));
        assertThat(LedgerProof.of(database.dataSource()).prove().differences()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatTheDatabaseRefusesIsThrownAtTheLatestAtTheEndAndUndoneAlone(Kind kind) throws Exception {
        start(kind);
        transactions.required(() -> {
            earn("once", 100);
            assertThatThrownBy(() -> ledger.isolated(
                            transactions,
                            () -> ledger.lock(ANA, ORDER).account().earnFirst(earning("once", 7))))
                    .isInstanceOf(DuplicateKeyException.class);
            assertThatThrownBy(() -> ledger.isolated(transactions, () -> {
                        store.end(new HoldId(77), HoldStatus.COMMITTED, Points.ZERO, Instant.EPOCH);
                        return "ended";
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a hold ends once");
            return earn("again", 1);
        });

        assertThat(ledger.balance(ANA).available()).isEqualTo(Points.of(101));
        assertThat(LedgerProof.of(database.dataSource()).prove().differences()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aMembersEntriesAreInTheOrderOfTheirIdsWhoeverElseMovesPoints(Kind kind) throws Exception {
        start(kind);
        AccountId account = transactions.required(() -> {
            JournalEntry first = earn("first", 1);
            ledger.lock(new MemberId(2), ORDER);
            JournalEntry second = earn("second", 2);
            List<JournalEntry> more = ledger.isolated(transactions, () -> {
                Ledger.Claimed locked = ledger.lock(ANA, ORDER);
                return List.of(
                        granted(locked.account().earn(earning("third", 3))),
                        granted(locked.account().earnFirst(earning("fourth", 4))));
            });
            assertThat(List.of(first, second, more.get(0), more.get(1)))
                    .extracting(entry -> entry.id().value())
                    .isSorted();
            return first.account();
        });

        assertThat(new JdbcTemplate(database.dataSource())
                        .queryForList(
                                "SELECT OWNED_AFTER FROM LOYALTY_JOURNAL WHERE ACCOUNT_ID = ? ORDER BY ENTRY_ID",
                                Long.class,
                                account.value()))
                .containsExactly(1L, 3L, 6L, 10L);
    }

    @ParameterizedTest
    @EnumSource
    void aQueryAboutTheMemberTravelsWithTheLockAndItsAnswerHoldsUntilItIsForgotten(Kind kind) throws Exception {
        start(kind);
        AboutMember<Long> available = new AboutMember<>(
                "SELECT AVAILABLE FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?",
                rows -> rows.next() ? rows.getLong(1) : null);
        store.pipeline().askWithLock(available);
        transactions.required(() -> earn("before", 100));
        boolean travels = kind == Kind.POSTGRESQL;

        transactions.required(() -> ledger.isolated(transactions, () -> {
            LockedAccount account = ledger.lock(ANA, ORDER).account();
            assertThat(store.pipeline().answer(available, ANA.value()))
                    .isEqualTo(travels ? Optional.of(100L) : Optional.empty());
            assertThat(store.pipeline().answer(available, 2)).isEmpty();
            granted(account.earnFirst(earning("more", 10)));
            Long written = store.pipeline()
                    .query(
                            "SELECT COUNT(*) FROM LOYALTY_JOURNAL WHERE POSTING_KEY = ?",
                            new int[] {Types.VARCHAR},
                            rows -> rows.next() ? rows.getLong(1) : null,
                            "more");
            assertThat(written).as("sent with what reads it").isEqualTo(1);
            store.pipeline().forget(available);
            assertThat(store.pipeline().answer(available, ANA.value())).isEmpty();
            return account.account();
        }));
        ledger.isolated(transactions, () -> ledger.lock(new MemberId(2), ORDER));

        assertThat(store.pipeline().answer(available, ANA.value()))
                .as("outside")
                .isEmpty();
        assertThat(ledger.balance(ANA).available()).isEqualTo(Points.of(110));
        assertThat(ledger.account(new MemberId(2)))
                .as("opened, though there was no answer")
                .isPresent();
    }

    private JournalEntry earn(String key, long points) {
        return granted(ledger.earn(earning(key, points)));
    }

    private static Earning earning(String key, long points) {
        return new Earning(ANA, new PostingKey(key), Points.of(points), null, LotPolicy.LASTING, "test", List.of());
    }
}
