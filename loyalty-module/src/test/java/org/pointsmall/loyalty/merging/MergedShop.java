package org.pointsmall.loyalty.merging;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.earning.EarnPoints;
import org.pointsmall.loyalty.earning.EarningContext;
import org.pointsmall.loyalty.earning.EarningRule;
import org.pointsmall.loyalty.earning.EarningRules;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.earning.RuleGroup;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.earning.jdbc.JdbcLimitCounts;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.ledger.LockedAccount;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.OrderReturn;
import org.pointsmall.loyalty.ledger.OrderTotals;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartFixture;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.statement.Statements;
import org.pointsmall.loyalty.statement.jdbc.StatementTables;
import org.pointsmall.loyalty.store.BuyersInTables;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.SomeTiers;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.tier.Tiers;
import org.pointsmall.loyalty.tier.jdbc.JdbcTierStore;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/**
 * A shop in which a yuan earns a point, the first order 200 more, nobody more than {@value #CEILING} a day, and which
 * has silver from 1,000 and gold from 5,000 points on.
 */
final class MergedShop {
    static final long WELCOME = 200;
    static final long CEILING = 5_000;
    static final long SILVER = 1_000;
    static final long GOLD = 5_000;

    final MovableClock clock = new MovableClock(Instant.parse("2026-01-15T10:00:00Z"));
    final Ledger ledger;
    final Statements statements;
    final MemberTiers tiers;
    final BuyersInTables buyers;
    final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final EarnPoints earnPoints;
    final LedgerFixture.ProgrammeTerms terms = new LedgerFixture.ProgrammeTerms();
    private long last;

    MergedShop(TestDatabase database) {
        jdbc = new JdbcTemplate(database.dataSource());
        transactions = TransactionsOfAStore.on(database.dataSource());
        JdbcLedgerStore store = new JdbcLedgerStore(database.dataSource(), transactions, inUtc(clock));
        JdbcTierStore tierStore = new JdbcTierStore(database.dataSource(), store.pipeline());
        Tiers all = new Tiers(tierStore, rate -> true, Outbox.NONE, transactions, inUtc(clock));
        TierSchemes schemes = all.tierSchemes();
        JdbcLimitCounts counts = new JdbcLimitCounts(database.dataSource(), transactions);
        ledger = new Ledger(
                store,
                terms,
                inUtc(clock),
                LedgerObserver.NONE,
                LedgerFollower.all(
                        List.of(all.qualifyForTiers(), counts.followingMerges(), counts.givingRoomBack(store))));
        statements = new StatementTables().blLoyaltyStatements(new OrdersDatabase(database.dataSource()));
        tiers = all.memberTiers();
        buyers = new BuyersInTables(database.dataSource(), tiers);
        earnPoints = new EarnPoints(
                (member, cart, book) -> new EarningContext(
                        clock.instant(),
                        buyers.buyer(member, cart.order().id()),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()),
                new Terms(),
                counts);
        if (!(schemes.save(0, scheme(), "test") instanceof TierSchemes.Saved.InForce)) {
            throw new IllegalStateException("no tiers");
        }
        schemes.refresh();
    }

    private static TierScheme scheme() {
        return new TierScheme(
                Measure.POINTS,
                SomeTiers.rolling(24),
                Period.ofMonths(1),
                CNY,
                List.of(
                        SomeTiers.tier(SomeTiers.SILVER, "银卡", 10, SILVER, Benefits.NONE),
                        SomeTiers.tier(SomeTiers.GOLD, "金卡", 20, GOLD, Benefits.NONE)));
    }

    /** What orders earn. */
    private record Terms() implements EarningTerms {
        @Override
        public PointsRate rate() {
            return new PointsRate(Points.of(1), new Money(100, CNY));
        }

        @Override
        public EarningRules rules() {
            return new EarningRules(
                    rate(),
                    new RuleBook(
                            1,
                            List.of(
                                    rule(1, RuleAudience.onFirstOrder(), new Effect.FixedBonus(Points.of(WELCOME))),
                                    rule(
                                            2,
                                            RuleAudience.EVERYONE,
                                            new Effect.Ceiling(),
                                            Limit.perMember(Limit.Period.DAY, CEILING)))),
                    ZoneOffset.UTC);
        }

        private static EarningRule rule(long id, RuleAudience audience, Effect effect, Limit... limits) {
            return new EarningRule(
                    new VersionRef<RuleTerms>(id, 1),
                    new RuleTerms(
                            "rule " + id,
                            RuleGroup.EVERYONE,
                            1,
                            RuleScope.EVERYTHING,
                            audience,
                            Window.always(ZoneId.of("UTC")),
                            Condition.always(),
                            effect,
                            null,
                            List.of(limits)));
        }

        @Override
        public LotPolicy lots() {
            return LotPolicy.LASTING;
        }
    }

    /** So many whom nobody else is. */
    List<MemberId> logins(int many) {
        List<MemberId> logins = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            logins.add(new MemberId(++last));
        }
        return logins;
    }

    private static Cart cart(long order, long yuan) {
        return CartFixture.aCart("CNY").with(yuan + ".00", null).ofOrder(order).cart();
    }

    /** Orders for so much; answers what was earned. */
    long order(MemberId login, long yuan) {
        long order = ++last;
        return in(() -> {
            LockedAccount account = ledger.lock(login);
            PlacedOrder placed = PlacedOrder.withoutPoints(login, cart(order, yuan));
            return granted(earnPoints.earnFirst(account, placed, Allocation.NONE))
                    .map(JournalEntry::points)
                    .orElse(0L);
        });
    }

    /** Orders as {@link #order}, after points have paid some of it; answers the order's id. */
    long place(MemberId login, long yuan, @Nullable Hold hold) {
        long order = hold == null ? ++last : hold.orderId();
        in(() -> {
            if (hold != null) {
                granted(ledger.commit(hold.id(), new OrderRef(order, null)));
            }
            LockedAccount account = ledger.lock(login);
            return granted(earnPoints.earnFirst(
                    account, PlacedOrder.withoutPoints(login, cart(order, yuan)), Allocation.NONE));
        });
        return order;
    }

    /** What the order has moved so far. */
    OrderTotals totals(MemberId login, long order) {
        return in(() -> ledger.lock(login).totals(order));
    }

    /** Takes an order back: points that paid it come back, then those that it earned are taken. */
    void undo(MemberId login, long order, long returned, long revoked) {
        in(() -> {
            OrderRef ref = new OrderRef(order, null);
            if (returned > 0) {
                granted(ledger.returnPoints(new OrderReturn(
                        login, PostingKey.of("r", ++last), ref, Points.of(returned), "oms", "sent back")));
            }
            if (revoked > 0) {
                granted(ledger.clawBack(new OrderReturn(
                        login, PostingKey.of("c", ++last), ref, Points.of(revoked), "oms", "sent back")));
            }
            return order;
        });
    }

    /** What an order for so much would earn. */
    long estimate(MemberId login, long yuan) {
        MemberId owner = ledger.account(login).map(account -> account.member()).orElse(login);
        return in(() -> earnPoints
                .estimate(owner, cart(++last, yuan), Allocation.NONE)
                .points()
                .value());
    }

    void give(MemberId login, long points, @Nullable String lastDay) {
        in(() -> granted(ledger.earn(new Earning(
                login,
                PostingKey.of("given", ++last),
                Points.of(points),
                null,
                lastDay == null
                        ? LotPolicy.LASTING
                        : LedgerFixture.until(LocalDate.parse(lastDay)
                                .plusDays(1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()),
                "test",
                List.of()))));
    }

    Outcome<Hold> hold(MemberId login, long points) {
        long order = ++last;
        HoldRequest request = new HoldRequest(
                login,
                order,
                Points.of(points),
                new Money(points, CNY),
                LedgerFixture.A_POINT_IS_A_FEN,
                Duration.ofDays(30));
        return in(() -> ledger.hold(request));
    }

    Outcome<Hold> commit(Hold hold) {
        return in(() -> ledger.commit(hold.id(), new OrderRef(hold.orderId(), "N-" + hold.orderId())));
    }

    Outcome<Hold> release(Hold hold) {
        return in(() -> ledger.release(hold.id()));
    }

    void spend(MemberId login, long points) {
        granted(commit(granted(hold(login, points))));
    }

    /** Leaves the login with a debt, and nothing else. */
    void owe(MemberId login, long points) {
        terms.clawback = ClawbackPolicy.REVOKE_BELOW_ZERO;
        OrderRef order = new OrderRef(++last, "N");
        in(() -> granted(ledger.earn(new Earning(
                login,
                PostingKey.of("earn-order", order.id()),
                Points.of(points),
                order,
                LotPolicy.LASTING,
                "test",
                List.of()))));
        spend(login, points);
        in(() -> granted(ledger.clawBack(new OrderReturn(
                login, PostingKey.of("back", order.id()), order, Points.of(points), "test", "sent back"))));
        terms.clawback = ClawbackPolicy.REVOKE_TO_ZERO;
    }

    Outcome<Balance> merge(MemberId from, MemberId into) {
        return in(() -> ledger.merge(from, into, "eve", "one person"));
    }

    @Nullable
    String tier(MemberId login) {
        return in(() -> tiers.tierOf(login).map(tier -> tier.code().value())).orElse(null);
    }

    /** All of it, page by page. */
    List<Statements.Line> statement(MemberId login, int pageSize) {
        List<Statements.Line> lines = new ArrayList<>();
        EntryId before = null;
        List<Statements.Line> page;
        do {
            page = statements.page(login, before, pageSize);
            lines.addAll(page);
            before = page.isEmpty() ? before : page.get(page.size() - 1).entry().id();
        } while (page.size() == pageSize);
        return lines;
    }

    private <T> T in(Supplier<T> work) {
        return transactions.required(work);
    }
}
