package org.pointsmall.benchmarks.plans;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerTerms;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.statement.Statements;
import org.pointsmall.loyalty.statement.jdbc.StatementTables;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a store asks of the ledger in a day, once each, of a member in the middle of the history. */
final class LedgerDay {
    private static final Currency CURRENCY = Currency.getInstance("CNY");
    private static final PointsRate ONE_IS_A_FEN = new PointsRate(Points.of(1), new Money(1, CURRENCY));
    private static final long FIRST_ORDER = 1_000_000_000_000L;
    private static final int PAGE = 20;

    private final DataSource database;
    private final Transactions transactions;
    private final JdbcLedgerStore store;
    private final Statements statements;
    private final Ledger ledger;
    private final LedgerHistory history;
    private final MemberId member;

    LedgerDay(DataSource database, Transactions transactions, LedgerHistory history) {
        this.database = database;
        this.transactions = transactions;
        this.history = history;
        BusinessTime time = new BusinessTime(Clock.systemUTC(), ZoneOffset.UTC);
        store = new JdbcLedgerStore(database, transactions, time);
        statements = new StatementTables().blLoyaltyStatements(new OrdersDatabase(database));
        ledger = new Ledger(store, new Terms(), time);
        member = new MemberId(history.members() / 2);
    }

    /** What happens, in an order in which it can. */
    Map<String, Runnable> events() {
        Map<String, Runnable> events = new LinkedHashMap<>();
        events.put("A member's balance", () -> ledger.balance(member));
        events.put("A statement's first page", () -> statements.page(member, null, PAGE));
        events.put(
                "A statement's page in the middle",
                () -> statements.page(member, new EntryId(history.members() * history.lots() / 2), PAGE));
        events.put("What expires next", () -> statements.nextExpiration(member));
        events.put("What an order has moved", () -> statements.ofOrder(history.members() * history.lots() / 2));
        events.put("Earn", () -> in(() -> ledger.earn(earning())));
        events.put("Earn again under the same key", () -> in(() -> ledger.earn(earning())));
        events.put("Hold, from several lots", () -> in(() -> ledger.hold(request(FIRST_ORDER))));
        events.put("Commit", () -> in(() -> ledger.commit(hold(FIRST_ORDER), new OrderRef(FIRST_ORDER, "N"))));
        events.put(
                "Hold and release",
                () -> in(() -> {
                    ledger.hold(request(FIRST_ORDER + 1));
                    return ledger.release(hold(FIRST_ORDER + 1));
                }));
        events.put(
                "Overdue holds, a page",
                () -> in(() -> {
                    ledger.hold(request(FIRST_ORDER + 2));
                    return Outcome.done(
                            store.overdueHolds(Instant.now().plus(Duration.ofDays(1)), new HoldId(0), PAGE));
                }));
        return events;
    }

    private Earning earning() {
        return new Earning(
                member,
                PostingKey.of("earn-order", FIRST_ORDER),
                Points.of(100),
                new OrderRef(FIRST_ORDER, "N"),
                LotPolicy.LASTING,
                "plans",
                List.of());
    }

    private HoldRequest request(long order) {
        Points points = Points.of(150);
        return new HoldRequest(
                member, order, points, new Money(points.value(), CURRENCY), ONE_IS_A_FEN, Duration.ofMinutes(15));
    }

    private HoldId hold(long order) {
        return store.claim(order).orElseThrow().id();
    }

    /** Ends with one statement more: the server explains a query as the next one takes its place. */
    private <T> void in(Supplier<Outcome<T>> work) {
        transactions.required(() -> {
            T done = work.get().orElseThrow(refusal -> new IllegalStateException("refused: " + refusal));
            new JdbcTemplate(database).execute("SELECT 1");
            return done;
        });
    }

    /** Of no account to a plan. */
    private static final class Terms implements LedgerTerms {
        @Override
        public Duration grace() {
            return Duration.ZERO;
        }

        @Override
        public ClawbackPolicy clawback(Instant placedAt) {
            return ClawbackPolicy.REVOKE_TO_ZERO;
        }
    }
}
