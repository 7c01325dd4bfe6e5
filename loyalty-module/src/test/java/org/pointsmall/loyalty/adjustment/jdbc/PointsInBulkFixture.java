package org.pointsmall.loyalty.adjustment.jdbc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.adjustment.AdjustByHand;
import org.pointsmall.loyalty.adjustment.ApprovalRule;
import org.pointsmall.loyalty.adjustment.DecideAdjustments;
import org.pointsmall.loyalty.adjustment.batch.BatchMembers;
import org.pointsmall.loyalty.adjustment.batch.BatchesByHand;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch.Terms;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk.Brought;
import org.pointsmall.loyalty.adjustment.batch.ReverseBatches;
import org.pointsmall.loyalty.adjustment.batch.RunBatches;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberDirectory;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** A store whose points are given and taken in bulk. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PointsInBulkFixture {
    private static final AtomicLong MEMBERS = new AtomicLong(800_000);
    private static final Instant START = Instant.parse("2026-12-01T02:00:00Z");

    final AtomicReference<ApprovalRule> rule = new AtomicReference<>();
    TestDatabase database;
    Transactions transactions;
    MovableClock clock;
    Ledger ledger;
    AdjustByHand adjust;
    DecideAdjustments decide;
    PointsInBulk bulk;
    ReverseBatches undo;
    RunBatches job;
    JdbcTemplate jdbc;
    long first;
    final TreeSet<Long> dormant = new TreeSet<>();
    /** Logins that are not as the others. */
    final Map<String, Long> taken = new HashMap<>();
    /** The store fails where it looks for this login. */
    String unreadable = "";

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        transactions = TransactionsOfAStore.on(database.dataSource());
        clock = new MovableClock(START);
        ledger = new Ledger(
                new JdbcLedgerStore(database.dataSource(), transactions, inUtc(clock)),
                new LedgerFixture.ProgrammeTerms(),
                inUtc(clock));
        JdbcHandAdjustments kept = new JdbcHandAdjustments(database.dataSource());
        adjust = new AdjustByHand(ledger, kept, rule::get, Expiry.Never::new, transactions, inUtc(clock));
        decide = new DecideAdjustments(adjust, ledger, kept, transactions, inUtc(clock));
        JdbcPointsBatches store = new JdbcPointsBatches(database.dataSource());
        bulk = new PointsInBulk(store, rule::get, transactions, inUtc(clock));
        BatchesByHand byHand = new BatchesByHand(
                store,
                new BatchMembers(new Customers(), ledger),
                (segment, after, limit) -> dormant.tailSet(after, false).stream()
                        .limit(limit)
                        .map(MemberId::new)
                        .toList(),
                adjust,
                transactions);
        undo = new ReverseBatches(store, bulk, adjust, transactions);
        job = new RunBatches(store, List.of(byHand, undo), transactions);
        jdbc = new JdbcTemplate(database.dataSource());
    }

    /** Customers from 800,000 on: login "m" and number, e-mail that and "@example.com". */
    private final class Customers implements MemberDirectory {
        @Override
        public Optional<Person> find(MemberId member) {
            return member.value() < 800_000 || member.value() > MEMBERS.get()
                    ? Optional.empty()
                    : Optional.of(new Person(
                            member, "m" + member.value(), "m" + member.value() + "@example.com", "somebody"));
        }

        @Override
        public List<Person> withLogin(String login) {
            if (login.equals(unreadable)) {
                throw new IllegalStateException("no customer can be read by " + login);
            }
            if (taken.containsKey(login)) {
                return find(new MemberId(taken.get(login))).stream().toList();
            }
            return login.matches("m[0-9]+")
                    ? find(new MemberId(Long.parseLong(login.substring(1)))).stream()
                            .toList()
                    : List.of();
        }

        @Override
        public List<Person> withEmail(String email) {
            return email.endsWith("@example.com") ? withLogin(email.substring(0, email.indexOf('@'))) : List.of();
        }
    }

    /** Each test has members and a week of its own: what another has started does not count for it. */
    @BeforeEach
    void members() {
        clock.moveOn(Duration.ofDays(7));
        first = MEMBERS.getAndAdd(2_000) + 1;
        dormant.clear();
        unreadable = "";
        rule.set(new ApprovalRule(null, Duration.ofHours(24)));
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(LedgerProof.of(database.dataSource()).prove().differences()).isEmpty();
    }

    @AfterAll
    void closePool() {
        database.close();
    }

    static Terms because(String reason) {
        return new Terms(null, reason, "");
    }

    long bring(String file, Terms terms) {
        return ((Brought.Kept) bulk.bring("points.csv", file.getBytes(StandardCharsets.UTF_8), terms, "eve")).batch();
    }

    void runTheJob() {
        Job.Run run = job.begin();
        while (!run.next().last()) {
            assertThat(job.name()).isEqualTo(RunBatches.NAME);
        }
    }

    long points(long member) {
        return ledger.balance(new MemberId(member)).available().value();
    }

    long sum() {
        return LongStream.range(first, first + 2_000).map(this::points).sum();
    }
}
