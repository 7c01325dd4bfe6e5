package org.pointsmall.loyalty.released;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Adjustment;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.ledger.DueLots;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerEvents;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.OrderReturn;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.ledger.jdbc.JdbcDueLots;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.outbox.jdbc.OutboxTables;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/**
 * What a programme does with the database of an earlier version: points are earned, wait, are spent, come back, are taken
 * back, given and lost, those of orders from before the upgrade among them.
 */
final class LifeAfterAnUpgrade {
    private static final MemberId OLD = new MemberId(1);
    private static final MemberId NEW = new MemberId(2);
    /** Placed and paid by the earlier version, with 30 of the old member's points. */
    private static final OrderRef OLD_ORDER = new OrderRef(7, "A-7");

    private final DataSource database;
    private final MovableClock clock = new MovableClock(Instant.parse("2027-01-10T10:00:00Z"));
    private final Transactions transactions;
    private final Ledger ledger;
    private final DueLots dueLots;

    LifeAfterAnUpgrade(DataSource database) {
        this.database = database;
        transactions = TransactionsOfAStore.on(database);
        JdbcLedgerStore store = new JdbcLedgerStore(database, transactions, inUtc(clock));
        Outbox outbox = new OutboxTables().blLoyaltyOutbox(new OrdersDatabase(database), store.pipeline());
        ledger = new Ledger(
                store, new LedgerFixture.ProgrammeTerms(), inUtc(clock), LedgerObserver.NONE, new LedgerEvents(outbox));
        dueLots = new JdbcDueLots(database, transactions, LedgerObserver.NONE, outbox);
    }

    /** Begins with 70 points of the old member's, and none of the new one's. */
    void go() throws SQLException {
        idsGoOnAfterThoseThatWereInserted();
        earn(OLD, 50, 11, new LotPolicy(Duration.ofDays(1), new Expiry.After(Period.ofDays(30), Expiry.End.DAY)));
        earn(NEW, 20, 12, LotPolicy.LASTING);
        clock.moveOn(Duration.ofDays(2));
        run(dueLots.activation(inUtc(clock)));
        spend(OLD, 60, 13);
        // 10 to the old lot, 15 to the new one.
        done(() -> ledger.returnPoints(back("return:13", new OrderRef(13, null), 25)));
        done(() -> ledger.returnPoints(back("return:7", OLD_ORDER, 30)));
        done(() -> ledger.clawBack(back("clawback:11", new OrderRef(11, null), 10)));
        JournalEntry given = done(() -> ledger.adjust(
                new Adjustment(OLD, new PostingKey("adjust:1"), 5, LotPolicy.LASTING, "grace", "goodwill")));
        done(() -> ledger.reverse(given.id(), "grace", "a slip"));
        clock.moveOn(Duration.ofDays(60));
        run(dueLots.expiry(inUtc(clock)));
        done(() -> ledger.merge(NEW, OLD, "grace", "the same person"));
    }

    /** Of all the old member has. */
    Balance balance() {
        return transactions.required(() -> ledger.balance(OLD));
    }

    private void earn(MemberId member, long points, long order, LotPolicy lots) {
        done(() -> ledger.earn(new Earning(
                member,
                PostingKey.of("earn-order", order),
                Points.of(points),
                new OrderRef(order, "B-" + order),
                lots,
                "checkout",
                List.of())));
    }

    private void spend(MemberId member, long points, long order) {
        Money money = new Money(points, LedgerFixture.CNY);
        Allocation allocation = new Allocation(List.of(new Allocation.Part(1L, Points.of(points), money)));
        Hold hold = done(() -> ledger.hold(new HoldRequest(
                member,
                order,
                Points.of(points),
                money,
                LedgerFixture.A_POINT_IS_A_FEN,
                allocation,
                Duration.ofMinutes(15))));
        done(() -> ledger.commit(hold.id(), new OrderRef(order, "B-" + order)));
    }

    private static OrderReturn back(String key, OrderRef order, long points) {
        return new OrderReturn(OLD, new PostingKey(key), order, Points.of(points), "oms", "sent back");
    }

    private <T> T done(Supplier<Outcome<T>> movement) {
        return LedgerFixture.granted(transactions.required(movement));
    }

    private static void run(Job job) {
        Job.Run run = job.begin();
        boolean last = false;
        while (!last) {
            last = run.next().last();
        }
    }

    /** Rows were inserted with the ids that they had, as an upgrade finds them: the counters of these ids do not know. */
    private void idsGoOnAfterThoseThatWereInserted() throws SQLException {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        try (Connection connection = database.getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            boolean postgres = about.getDatabaseProductName().equals("PostgreSQL");
            String name = postgres ? "loyalty\\_%" : "LOYALTY\\_%";
            try (ResultSet columns = about.getColumns(null, null, name, null)) {
                while (columns.next()) {
                    if (columns.getString("IS_AUTOINCREMENT").equals("YES")) {
                        goOn(jdbc, columns.getString("TABLE_NAME"), columns.getString("COLUMN_NAME"), postgres);
                    }
                }
            }
        }
    }

    private static void goOn(JdbcTemplate jdbc, String table, String column, boolean postgres) {
        Long next = jdbc.queryForObject("SELECT COALESCE(MAX(" + column + "), 0) + 1 FROM " + table, Long.class);
        if (postgres) {
            jdbc.queryForObject(
                    "SELECT setval(pg_get_serial_sequence(?, ?), ?, false)", Long.class, table, column, next);
        } else {
            jdbc.execute("ALTER TABLE " + table + " ALTER COLUMN " + column + " RESTART WITH " + next);
        }
    }
}
