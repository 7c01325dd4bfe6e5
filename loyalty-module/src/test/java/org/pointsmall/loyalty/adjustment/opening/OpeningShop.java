package org.pointsmall.loyalty.adjustment.opening;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.pointsmall.loyalty.adjustment.ApprovalRule;
import org.pointsmall.loyalty.adjustment.batch.BatchMembers;
import org.pointsmall.loyalty.adjustment.batch.BatchRow;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk.Brought;
import org.pointsmall.loyalty.adjustment.batch.RunBatches;
import org.pointsmall.loyalty.adjustment.jdbc.JdbcOpenings;
import org.pointsmall.loyalty.adjustment.jdbc.JdbcPointsBatches;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.DueLots;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.OpenLots;
import org.pointsmall.loyalty.ledger.OpenOneByOne;
import org.pointsmall.loyalty.ledger.jdbc.JdbcDueLots;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.ledger.jdbc.JdbcOpenLots;
import org.pointsmall.loyalty.member.MemberDirectory;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.SomeTiers;
import org.pointsmall.loyalty.tier.Tiers;
import org.pointsmall.loyalty.tier.jdbc.JdbcTierStore;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** A store that takes over opening balances, with all its parts on a database. Customer 7 has the login "m7". */
final class OpeningShop {
    static final Expiry A_YEAR = new Expiry.After(Period.ofYears(1), Expiry.End.DAY);
    static final Instant START = Instant.parse("2026-12-01T02:00:00Z");

    final AtomicReference<ApprovalRule> rule = new AtomicReference<>(ApprovalRule.NONE);
    final AtomicReference<Expiry> validity = new AtomicReference<>(A_YEAR);
    final LedgerFixture.ProgrammeTerms terms = new LedgerFixture.ProgrammeTerms();
    final MovableClock clock = new MovableClock(START);
    final DataSource dataSource;
    final Transactions transactions;
    final JdbcLedgerStore ledgerStore;
    final Ledger ledger;
    final OpenLots lots;
    final DueLots dueLots;
    final Tiers tiers;
    final MemberTiers memberTiers;
    final PointsInBulk bulk;
    final OpeningBalances openings;
    final OpeningWork work;
    final RunBatches job;

    OpeningShop(DataSource dataSource) {
        this.dataSource = dataSource;
        BusinessTime time = inUtc(clock);
        transactions = TransactionsOfAStore.on(dataSource);
        ledgerStore = new JdbcLedgerStore(dataSource, transactions, time);
        JdbcTierStore tierStore = new JdbcTierStore(dataSource, ledgerStore.pipeline());
        tiers = new Tiers(tierStore, rate -> true, Outbox.NONE, transactions, time);
        memberTiers = tiers.memberTiers();
        ledger = new Ledger(ledgerStore, terms, time, LedgerObserver.NONE, tiers.qualifyForTiers());
        lots = new JdbcOpenLots(dataSource, oneByOne(), LedgerObserver.NONE, time);
        dueLots = new JdbcDueLots(dataSource, transactions, LedgerObserver.NONE, Outbox.NONE);
        JdbcPointsBatches batches = new JdbcPointsBatches(dataSource);
        JdbcOpenings store = new JdbcOpenings(dataSource);
        bulk = new PointsInBulk(batches, rule::get, transactions, time);
        openings = new OpeningBalances(bulk, store, validity::get, transactions, time);
        OpeningMembers members = new OpeningMembers(new BatchMembers(new Customers(), ledger), store);
        work = new OpeningWork(batches, store, members, lots, tiers.openTiers(ledger), transactions);
        job = new RunBatches(batches, List.of(work), transactions);
    }

    OpenOneByOne oneByOne() {
        return new OpenOneByOne(ledgerStore, ledger, inUtc(clock));
    }

    void defineTiers() {
        tiers.tierSchemes().save(0, SomeTiers.by(SomeTiers.rolling(12), Period.ofMonths(1)), "test");
        tiers.tierSchemes().refresh();
    }

    /** Below 10,000,000. */
    private static final class Customers implements MemberDirectory {
        @Override
        public Optional<Person> find(MemberId member) {
            return member.value() >= 10_000_000
                    ? Optional.empty()
                    : Optional.of(new Person(member, "m" + member.value(), null, "somebody"));
        }

        @Override
        public List<Person> withLogin(String login) {
            return login.matches("m[0-9]{1,9}")
                    ? find(new MemberId(Long.parseLong(login.substring(1)))).stream()
                            .toList()
                    : List.of();
        }

        @Override
        public List<Person> withEmail(String email) {
            return email.equals("twins@example.com")
                    ? List.of(
                            find(new MemberId(1)).orElseThrow(),
                            find(new MemberId(2)).orElseThrow())
                    : withLogin(email.replace("@example.com", ""));
        }
    }

    long bring(String file) {
        return bring(file, "from the old programme");
    }

    long bring(String file, String reason) {
        return ((Brought.Kept) openings.bring("old.csv", file.getBytes(StandardCharsets.UTF_8), reason, "", "eve"))
                .batch();
    }

    /** Reads a file, and posts it. */
    long take(String file, String reason) {
        long batch = bring(file, reason);
        runTheJob();
        if (bulk.counts(batch).rows(BatchRow.State.OPEN) > 0) {
            granted(bulk.start(batch, "eve"));
            runTheJob();
        }
        return batch;
    }

    void runTheJob() {
        Job.Run run = job.begin();
        while (!run.next().last()) {
            assertThat(job.name()).isEqualTo(RunBatches.NAME);
        }
    }

    void expire() {
        Job.Run run = dueLots.expiry(inUtc(clock)).begin();
        while (!run.next().last()) {
            assertThat(run).isNotNull();
        }
    }

    /** What has become of each row: its problem, or else its state. */
    List<String> rows(long batch) {
        List<String> rows = new ArrayList<>();
        openings.rows(batch, 0, 10_000)
                .forEach(row -> rows.add(row.row().line()
                        + " "
                        + (row.row().problem() == null
                                ? row.row().state().name()
                                : row.row().problem())));
        return rows;
    }

    long available(long member) {
        return ledger.balance(new MemberId(member)).available().value();
    }

    void prove() {
        assertThat(LedgerProof.of(dataSource).prove().differences()).isEmpty();
    }

    /** The second-hand days of a clock that tests move. */
    void pass(Duration time) {
        clock.moveOn(time);
    }

    /** A chunk of a file that is being posted. */
    OptionalLong oneChunk(long batch) {
        return work.move(bulk.find(batch).orElseThrow());
    }
}
