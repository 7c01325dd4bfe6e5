package org.pointsmall.loyalty.adjustment.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.adjustment.AdjustByHand;
import org.pointsmall.loyalty.adjustment.ApprovalRule;
import org.pointsmall.loyalty.adjustment.DecideAdjustments;
import org.pointsmall.loyalty.adjustment.HandAdjustment;
import org.pointsmall.loyalty.adjustment.HandAdjustment.State;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** A limit of 1,000 points in 24 hours for one member, on an empty database. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AdjustByHandFixture {
    static final AtomicLong MEMBERS = new AtomicLong(70_000);
    static final Duration DAY = Duration.ofHours(24);

    final AtomicReference<ApprovalRule> rule = new AtomicReference<>();
    final AtomicReference<Expiry> usual = new AtomicReference<>(new Expiry.Never());
    TestDatabase database;
    Transactions transactions;
    MovableClock clock;
    Ledger ledger;
    AdjustByHand adjust;
    DecideAdjustments decide;
    JdbcTemplate jdbc;
    MemberId ana;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        transactions = TransactionsOfAStore.on(database.dataSource());
        clock = new MovableClock(Instant.parse("2026-11-30T02:00:00Z"));
        ledger = new Ledger(
                new JdbcLedgerStore(database.dataSource(), transactions, inUtc(clock)),
                new LedgerFixture.ProgrammeTerms(),
                inUtc(clock));
        JdbcHandAdjustments kept = new JdbcHandAdjustments(database.dataSource());
        adjust = new AdjustByHand(ledger, kept, rule::get, usual::get, transactions, inUtc(clock));
        decide = new DecideAdjustments(adjust, ledger, kept, transactions, inUtc(clock));
        jdbc = new JdbcTemplate(database.dataSource());
    }

    @BeforeEach
    void aMemberAndALimit() {
        ana = new MemberId(MEMBERS.incrementAndGet());
        rule.set(new ApprovalRule(Points.of(1_000), DAY));
        usual.set(new Expiry.Never());
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(LedgerProof.of(database.dataSource()).prove().differences()).isEmpty();
    }

    @AfterAll
    void closePool() {
        database.close();
    }

    Outcome<HandAdjustment> give(String key, long points) {
        return adjust.adjust(ana, key(key), points, "ana", "a reason");
    }

    String key(String key) {
        return ana.value() + key;
    }

    static State state(Outcome<HandAdjustment> outcome) {
        return granted(outcome).state();
    }

    static long id(Outcome<HandAdjustment> outcome) {
        return granted(outcome).id();
    }

    long points() {
        return ledger.balance(ana).available().value();
    }

    EntryId entry() {
        return new EntryId(jdbc.queryForObject(
                "SELECT MAX(J.ENTRY_ID) FROM LOYALTY_JOURNAL J JOIN LOYALTY_ACCOUNT A ON A.ACCOUNT_ID = J.ACCOUNT_ID"
                        + " WHERE A.MEMBER_ID = ?",
                Long.class,
                ana.value()));
    }
}
