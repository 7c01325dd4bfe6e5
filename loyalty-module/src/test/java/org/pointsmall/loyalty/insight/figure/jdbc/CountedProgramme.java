package org.pointsmall.loyalty.insight.figure.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.pointsmall.loyalty.delivery.DeliverEvents;
import org.pointsmall.loyalty.insight.dashboard.Dashboard;
import org.pointsmall.loyalty.insight.dashboard.RewardFigures;
import org.pointsmall.loyalty.insight.dashboard.jdbc.JdbcFigureReads;
import org.pointsmall.loyalty.insight.dashboard.jdbc.JdbcMallReads;
import org.pointsmall.loyalty.insight.figure.FigureBook;
import org.pointsmall.loyalty.insight.figure.FigureCounting;
import org.pointsmall.loyalty.insight.figure.HourCounts;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.jdbc.JobTables;
import org.pointsmall.loyalty.ledger.Adjustment;
import org.pointsmall.loyalty.ledger.DueLots;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.Exchange;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.GiveBack;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerEvents;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.ledger.Leftover;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.OrderReturn;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.ledger.jdbc.JdbcDueLots;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.outbox.Undelivered;
import org.pointsmall.loyalty.outbox.jdbc.OutboxTables;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.programme.Programme;
import org.pointsmall.loyalty.programme.jdbc.JdbcDayBook;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.store.StoreTables;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.trace.TraceLine;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;

/** A ledger whose members do anything at random, and the figures that follow it through the outbox. */
final class CountedProgramme {
    static final int PEOPLE = 12;
    private static final CountedTerms TERMS = new CountedTerms();
    private static final List<String> TIERS = List.of("gold", "ruby", "silver");

    final MovableClock clock;
    final Transactions transactions;
    final BusinessTime time;
    final FigureBook book;
    final FigureCounting counting;
    final Dashboard dashboard;
    final Ledger ledger;
    final TiersOnPaper tiers;
    ZoneId zone;

    private final StoreOnPaper shop;
    private final DueLots dueLots;
    private final DeliverEvents deliverEvents;
    private final Random random;
    private final List<Long> orders = new ArrayList<>();
    private final List<Exchanged> exchanges = new ArrayList<>();
    private int keys;

    private record Exchanged(MemberId member, EntryId entry) {}

    CountedProgramme(DataSource dataSource, Instant start, ZoneId zone, Random random, StoreOnPaper shop) {
        this.shop = shop;
        this.zone = zone;
        this.random = random;
        clock = new MovableClock(start);
        time = new BusinessTime(clock, () -> this.zone);
        transactions = TransactionsOfAStore.on(dataSource);
        OrdersDatabase database = new OrdersDatabase(dataSource);
        JdbcLedgerStore store = new JdbcLedgerStore(dataSource, transactions, time);
        Outbox outbox = new OutboxTables().blLoyaltyOutbox(database, store.pipeline());
        Undelivered events = new OutboxTables().blLoyaltyUndelivered(database);
        ledger = new Ledger(store, TERMS, time, LedgerObserver.NONE, new LedgerEvents(outbox));
        dueLots = new JdbcDueLots(dataSource, transactions, LedgerObserver.NONE, outbox);
        FigureTables tables = new FigureTables();
        book = tables.blLoyaltyFigureBook(database);
        HourCounts counts = tables.blLoyaltyHourCounts(
                database, new StoreTables().blLoyaltyOrderCounts(database, () -> StoreOnPaper.CNY, time));
        tiers = new TiersOnPaper(dataSource, book, time);
        counting = new FigureCounting(
                book,
                counts,
                tables.blLoyaltyActiveMembers(database),
                new StoreTables().blLoyaltyStoreOrders(database),
                tables.blLoyaltyOrderTimes(database),
                events,
                transactions,
                time);
        deliverEvents = new DeliverEvents(
                events,
                () -> List.of(counting.noteHours()),
                JobTables.retries(dataSource, transactions, DeliverEvents.NAME),
                transactions,
                time);
        dashboard = new Dashboard(
                new JdbcFigureReads(dataSource),
                new JdbcMallReads(dataSource),
                RewardFigures.Costs.UNKNOWN,
                book,
                counts,
                new Programme(new JdbcDayBook(dataSource), TERMS),
                transactions,
                time);
    }

    /** Anybody does something, or time passes. */
    void step() {
        switch (random.nextInt(22)) {
            case 0, 1, 2, 3, 4 -> earn(anybody(), 1 + random.nextInt(300));
            case 5, 6 -> spend(anybody(), 1 + random.nextInt(100));
            case 7, 8 -> exchange(anybody(), 1 + random.nextInt(100));
            case 9 -> giveBack();
            case 10 -> ofAnOrder(true);
            case 11 -> ofAnOrder(false);
            case 12 -> adjust(anybody());
            case 13 -> rarely();
            case 14 -> run(dueLots.expiry(time));
            case 15 -> tell();
            case 16 -> count();
            case 17, 18 -> tiers.change(anybody(), random.nextInt(4) == 0 ? null : TIERS.get(random.nextInt(3)));
            default -> clock.moveOn(Duration.ofMinutes(random.nextInt(60 * 20)));
        }
    }

    void earn(MemberId member, long points) {
        long order = 1_000L + ++keys;
        orders.add(order);
        long base = points / 2;
        List<TraceLine> trace = random.nextInt(8) == 0
                ? List.of()
                : List.of(
                        new TraceLine("earn.base-rate", Map.of("points", Long.toString(base), "paid", "CNY 1.00")),
                        new TraceLine(
                                "earn.rule-bonus",
                                Map.of(
                                        "points",
                                        Long.toString(points - base - points % 2),
                                        "rule",
                                        Integer.toString(1 + random.nextInt(2)),
                                        "name",
                                        "双倍")));
        in(() -> ledger.earn(new Earning(
                member,
                PostingKey.of("award", order),
                Points.of(points),
                new OrderRef(order, "N-" + order),
                new LotPolicy(
                        Duration.ZERO,
                        random.nextBoolean()
                                ? new Expiry.Never()
                                : new Expiry.On(time.today().plusDays(2))),
                "test",
                trace)));
    }

    void spend(MemberId member, long points) {
        long order = 1_000L + ++keys;
        orders.add(order);
        Money money = new Money(points, Currency.getInstance("CNY"));
        Outcome<Hold> hold = in(() -> ledger.hold(new HoldRequest(
                member,
                order,
                Points.of(points),
                money,
                CountedTerms.RATE,
                random.nextInt(4) == 0 ? Allocation.NONE : StoreOnPaper.allocation(random, order, points),
                Duration.ofMinutes(15))));
        if (random.nextBoolean()) {
            shop.place(random, order, member.value(), time.now());
        }
        if (!hold.isRefused()) {
            in(() -> ledger.commit(
                    hold.orElseThrow(any -> new IllegalStateException("refused"))
                            .id(),
                    new OrderRef(order, "N-" + order),
                    Points.of(random.nextInt((int) points + 1))));
        }
    }

    void exchange(MemberId member, long points) {
        PostingKey key = PostingKey.of("exchange", ++keys);
        in(() -> ledger.exchange(new Exchange(member, key, Points.of(points), "a coupon", "test", List.of())))
                .map(entry -> exchanges.add(new Exchanged(member, entry.id())));
    }

    private void giveBack() {
        if (!exchanges.isEmpty()) {
            Exchanged exchanged = exchanges.get(random.nextInt(exchanges.size()));
            in(() -> ledger.giveBack(new GiveBack(
                    exchanged.member(),
                    PostingKey.of("give-back", ++keys),
                    exchanged.entry(),
                    Points.of(1 + random.nextInt(20)),
                    "test",
                    "unused")));
        }
    }

    private void ofAnOrder(boolean back) {
        if (!orders.isEmpty()) {
            OrderReturn returned = new OrderReturn(
                    anybody(),
                    PostingKey.of("return", ++keys),
                    new OrderRef(orders.get(random.nextInt(orders.size())), null),
                    Points.of(1 + random.nextInt(30)),
                    "test",
                    "sent back");
            in(() -> back ? ledger.returnPoints(returned) : ledger.clawBack(returned));
        }
    }

    private void adjust(MemberId member) {
        long points = random.nextInt(100) - 40;
        if (points != 0) {
            in(() -> ledger.adjust(new Adjustment(
                    member, PostingKey.of("adjust", ++keys), points, LotPolicy.LASTING, "test", "a gift")));
        }
    }

    private void rarely() {
        MemberId member = anybody();
        switch (random.nextInt(4)) {
            case 0 -> merge(member, anybody());
            case 1 -> freeze(member);
            case 2 -> in(() -> ledger.unfreeze(member, "test", "fine"));
            default -> in(() -> ledger.close(member, new Leftover.Forfeited(), "test", "asked for it"));
        }
    }

    void freeze(MemberId member) {
        in(() -> ledger.freeze(member, "test", "suspicious"));
    }

    void merge(MemberId from, MemberId into) {
        in(() -> ledger.merge(from, into, "test", "one person"));
        tiers.leaveMergedAccounts();
    }

    MemberId anybody() {
        return new MemberId(1L + random.nextInt(PEOPLE));
    }

    private <T> Outcome<T> in(Supplier<Outcome<T>> movement) {
        return transactions.required(movement);
    }

    void tell() {
        run(deliverEvents);
    }

    void count() {
        run(counting.countFigures());
    }

    void rebuild() {
        run(counting.rebuildFigures().beginByHand());
    }

    static void run(Job job) {
        run(job.begin());
    }

    static void run(Job.Run run) {
        Job.Chunk chunk;
        do {
            chunk = run.next();
        } while (!chunk.last());
    }
}
