package org.pointsmall.benchmarks.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.function.Supplier;
import org.pointsmall.loyalty.insight.dashboard.Dashboard;
import org.pointsmall.loyalty.insight.dashboard.EntryReads;
import org.pointsmall.loyalty.insight.dashboard.FigureReads;
import org.pointsmall.loyalty.insight.dashboard.OrdersBehind;
import org.pointsmall.loyalty.insight.dashboard.RewardFigures;
import org.pointsmall.loyalty.insight.dashboard.jdbc.JdbcEntryReads;
import org.pointsmall.loyalty.insight.dashboard.jdbc.JdbcFigureReads;
import org.pointsmall.loyalty.insight.dashboard.jdbc.JdbcMallReads;
import org.pointsmall.loyalty.insight.figure.FigureBook;
import org.pointsmall.loyalty.insight.figure.FigureCounting;
import org.pointsmall.loyalty.insight.figure.HourCounts;
import org.pointsmall.loyalty.insight.figure.jdbc.FigureTables;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.jdbc.OutboxTables;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.programme.CloseDays;
import org.pointsmall.loyalty.programme.DayBook;
import org.pointsmall.loyalty.programme.Programme;
import org.pointsmall.loyalty.programme.jdbc.JdbcDayBook;
import org.pointsmall.loyalty.redemption.OffsetPolicy;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.store.StoreTables;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;

/** The dashboard, what stands behind its figures, and its jobs, at the end of the three years. */
final class CountedThreeYears implements RedemptionTerms {
    static final Currency MONEY = Currency.getInstance("EUR");

    final FigureCounting counting;
    final Dashboard dashboard;
    final CloseDays closeDays;
    final EntryReads entries;
    final OrdersBehind orders;

    CountedThreeYears(HikariDataSource pool) {
        BusinessTime time = new BusinessTime(Clock.fixed(ThreeYears.NOW, ZoneOffset.UTC), ZoneOffset.UTC);
        Transactions transactions = new SpringTransactions(pool);
        OrdersDatabase database = new OrdersDatabase(pool);
        Supplier<Currency> money = () -> MONEY;
        StoreTables store = new StoreTables();
        FigureTables tables = new FigureTables();
        FigureBook book = tables.blLoyaltyFigureBook(database);
        HourCounts counts = tables.blLoyaltyHourCounts(database, store.blLoyaltyOrderCounts(database, money, time));
        DayBook days = new JdbcDayBook(pool);
        FigureReads reads = new JdbcFigureReads(pool);
        closeDays = new CloseDays(days, transactions, time);
        counting = new FigureCounting(
                book,
                counts,
                tables.blLoyaltyActiveMembers(database),
                store.blLoyaltyStoreOrders(database),
                tables.blLoyaltyOrderTimes(database),
                new OutboxTables().blLoyaltyUndelivered(database),
                transactions,
                time);
        dashboard = new Dashboard(
                reads,
                new JdbcMallReads(pool),
                RewardFigures.Costs.UNKNOWN,
                book,
                counts,
                new Programme(days, this),
                transactions,
                time);
        entries = new JdbcEntryReads(pool, book, time);
        orders = new OrdersBehind(
                reads,
                store.blLoyaltyCountedOrders(database, money),
                store.blLoyaltyExchangeRows(database, time),
                transactions,
                time);
    }

    @Override
    public PointsRate standardRate() {
        return new PointsRate(Points.of(1), new Money(1, MONEY));
    }

    @Override
    public OffsetPolicy offset(MemberId member) {
        return standardOffset();
    }

    @Override
    public OffsetPolicy standardOffset() {
        return OffsetPolicy.of(standardRate(), Points.of(1));
    }

    @Override
    public Duration holdLasting() {
        return Duration.ZERO;
    }
}
