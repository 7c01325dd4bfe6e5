package org.pointsmall.loyalty.proof.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.pointsmall.loyalty.ledger.Adjustment;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Exchange;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.GiveBack;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerTerms;
import org.pointsmall.loyalty.ledger.Leftover;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.OrderReturn;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** The real ledger in an empty database, and members who move points at random. */
final class BusyLedger implements AutoCloseable {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final PointsRate RATE = new PointsRate(Points.of(1), new Money(1, CNY));
    private static final int MEMBERS = 40;

    private final HikariDataSource pool;
    private final Ledger ledger;
    private final Transactions transactions;
    private final MovableClock clock = new MovableClock(Instant.parse("2026-05-01T10:00:00Z"));
    private final Random random = new Random(20261122);
    private final List<Hold> open = new ArrayList<>();
    private final Map<Long, MemberId> holders = new HashMap<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<Order> used = new ArrayList<>();
    private long moves;

    private record Order(long id, MemberId member) {}

    BusyLedger(String url, String user) throws LiquibaseException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword("");
        pool = new HikariDataSource(config);
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setDataSource(pool);
        liquibase.setChangeLog("classpath:/org/pointsmall/loyalty/changelog/loyalty-tables.xml");
        liquibase.setAnalyticsEnabled(false);
        liquibase.afterPropertiesSet();
        transactions = new PlainTransactions(new TransactionTemplate(new DataSourceTransactionManager(pool)));
        ledger = new Ledger(new JdbcLedgerStore(pool, transactions, inUtc(clock)), new DebtsAllowed(), inUtc(clock));
    }

    DataSource dataSource() {
        return pool;
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate(pool);
    }

    /** Moves points once, or is refused. Of one thread at a time. */
    void move() {
        moves++;
        int next = random.nextInt(44);
        if (next < 10) {
            earn();
        } else if (next < 20 || open.isEmpty()) {
            hold();
        } else if (next < 32) {
            end(next);
        } else if (next < 35) {
            takeTheOrderBack();
        } else if (next < 37) {
            adjust();
        } else if (next < 39) {
            clock.moveOn(Duration.ofHours(7));
        } else if (next < 43) {
            exchange();
        } else {
            mergeOrClose();
        }
    }

    /** Some of it is pending for a day, and is lost after a week. */
    private void earn() {
        orders.add(new Order(moves, someone()));
        Order order = orders.get(orders.size() - 1);
        LotPolicy lots = random.nextBoolean()
                ? LotPolicy.LASTING
                : new LotPolicy(Duration.ofDays(1), new Expiry.After(Period.ofDays(7), Expiry.End.DAY));
        transactions.required(() -> ledger.earn(new Earning(
                order.member(),
                PostingKey.of("earn-order", order.id()),
                Points.of(1 + random.nextInt(100)),
                new OrderRef(order.id(), "order-" + order.id()),
                lots,
                "test",
                List.of())));
    }

    private void hold() {
        long points = random.nextInt(80);
        MemberId member = someone();
        boolean none = points == 0;
        Outcome<Hold> outcome = transactions.required(() -> ledger.hold(new HoldRequest(
                member,
                moves,
                Points.of(points),
                none ? null : new Money(points, CNY),
                none ? null : RATE,
                Duration.ofMinutes(15))));
        if (outcome instanceof Outcome.Done<Hold> done) {
            open.add(done.value());
            holders.put(moves, member);
        }
    }

    private void end(int how) {
        Hold hold = open.remove(random.nextInt(open.size()));
        OrderRef order = new OrderRef(hold.orderId(), "order-" + hold.orderId());
        transactions.required(() -> switch (how) {
            case 20, 21 -> ledger.release(hold.id());
            case 22, 23 -> ledger.timeOut(hold.id());
            case 24, 25, 26 ->
                ledger.commit(hold.id(), order, Points.of(hold.points().value() / 2));
            default -> ledger.commit(hold.id(), order);
        });
        if (how >= 24) {
            used.add(new Order(hold.orderId(), holders.get(hold.orderId())));
        }
    }

    /** One that points were used for, and one that earned some. */
    private void takeTheOrderBack() {
        if (!used.isEmpty()) {
            Order order = used.remove(random.nextInt(used.size()));
            transactions.required(() -> ledger.returnPoints(back("return", order, 1)));
        }
        if (!orders.isEmpty()) {
            Order order = orders.remove(random.nextInt(orders.size()));
            transactions.required(() -> ledger.clawBack(back("clawback", order, 1)));
        }
    }

    private OrderReturn back(String movement, Order order, long points) {
        return new OrderReturn(
                order.member(),
                PostingKey.of(movement, order.id()),
                new OrderRef(order.id(), null),
                Points.of(points + random.nextInt(60)),
                "test",
                "returned");
    }

    /** Most of the time some comes back, sometimes in two parts. What was had for it is a reward, as the mall writes it. */
    private void exchange() {
        MemberId member = someone();
        Points points = Points.of(2 + random.nextInt(50));
        String name = "e" + moves;
        PostingKey key = new PostingKey("exchange:" + member.value() + ":" + name);
        Outcome<JournalEntry> exchanged = transactions.required(
                () -> ledger.exchange(new Exchange(member, key, points, "a coupon", "test", List.of()))
                        .map(entry -> reward(member, name, points, entry)));
        for (int part = random.nextInt(3); part > 0; part--) {
            PostingKey back = new PostingKey("give-back:" + moves + ":" + part);
            Points some = Points.of(1 + random.nextLong(points.value() / 2));
            exchanged.map(entry -> transactions.required(
                    () -> ledger.giveBack(new GiveBack(member, back, entry.id(), some, "test", "not used"))
                            .map(given -> voided(entry, some))));
        }
    }

    /** A use costs a point. */
    private JournalEntry reward(MemberId member, String name, Points points, JournalEntry entry) {
        jdbc().update(
                        "INSERT INTO LOYALTY_REWARD (MEMBER_ID, BOUGHT_BY, REQUEST_KEY, REQUEST_HASH, OFFER_ID, OFFER_VERSION,"
                                + " KIND, NAME_EN, NAME_ZH, SUBJECT, PIECES, POINTS, POINTS_BACK, ENTRY_ID, USES, USES_LEFT,"
                                + " ACTIVE_FROM, GIVES_BACK, ISSUED_AT) VALUES (?, ?, ?, 'any', 1, 1, 'ENTITLEMENT', 'Lounge',"
                                + " 'Lounge', 'lounge', 1, ?, 0, ?, ?, ?, CURRENT_TIMESTAMP, TRUE, CURRENT_TIMESTAMP)",
                        member.value(),
                        member.value(),
                        name,
                        points.value(),
                        entry.id().value(),
                        points.value(),
                        points.value());
        return entry;
    }

    private int voided(JournalEntry entry, Points back) {
        return jdbc().update(
                        "UPDATE LOYALTY_REWARD SET ENDED = 'VOIDED', ENDED_AT = CURRENT_TIMESTAMP,"
                                + " POINTS_BACK = POINTS_BACK + ?, USES_LEFT = POINTS_BACK + ? WHERE ENTRY_ID = ?",
                        back.value(),
                        back.value(),
                        entry.id().value());
    }

    private void adjust() {
        long points = random.nextBoolean() ? 5 : -5;
        MemberId member = someone();
        transactions.required(() -> {
            Outcome<JournalEntry> adjusted = ledger.adjust(new Adjustment(
                    member, PostingKey.of("adjust", moves), points, LotPolicy.LASTING, "admin", "goodwill"));
            return adjusted instanceof Outcome.Done<JournalEntry> done && random.nextBoolean()
                    ? ledger.reverse(done.value().id(), "admin", "a mistake")
                    : adjusted;
        });
    }

    /** Newcomers, so that the others go on. Some spend what they earned before it is taken back. */
    private void mergeOrClose() {
        MemberId newcomer = new MemberId(MEMBERS + moves);
        Order order = new Order(moves, newcomer);
        OrderRef number = new OrderRef(moves, "order-" + moves);
        Points points = Points.of(61);
        transactions.required(() -> ledger.earn(new Earning(
                newcomer, PostingKey.of("earn-order", moves), points, number, LotPolicy.LASTING, "test", List.of())));
        if (random.nextBoolean()) {
            transactions.required(() -> ledger.hold(
                            new HoldRequest(newcomer, moves, points, new Money(61, CNY), RATE, Duration.ofMinutes(15)))
                    .map(hold -> ledger.commit(hold.id(), number)));
            transactions.required(() -> ledger.clawBack(back("clawback", order, 1)));
        }
        switch (random.nextInt(3)) {
            case 0 -> transactions.required(() -> ledger.merge(newcomer, someone(), "admin", "the same person"));
            case 1 -> transactions.required(() -> ledger.close(newcomer, new Leftover.Forfeited(), "admin", "gone"));
            default -> orders.add(order);
        }
    }

    /** A few have much more to do than the others. */
    private MemberId someone() {
        return new MemberId(1 + Math.min(random.nextInt(MEMBERS), random.nextInt(MEMBERS)));
    }

    @Override
    public void close() {
        pool.close();
    }

    private record DebtsAllowed() implements LedgerTerms {
        @Override
        public Duration grace() {
            return Duration.ofDays(3);
        }

        @Override
        public ClawbackPolicy clawback(Instant placedAt) {
            return ClawbackPolicy.REVOKE_BELOW_ZERO;
        }
    }

    private record PlainTransactions(TransactionTemplate template) implements Transactions {
        @Override
        public <T> T required(Supplier<T> work) {
            return Objects.requireNonNull(template.execute(status -> work.get()));
        }

        /** One thread opens accounts: nobody can be faster. */
        @Override
        public <T> T isolated(Supplier<T> work) {
            return required(work);
        }
    }
}
