package org.pointsmall.demo.nodes;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Expiry;
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
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Welcomes members with points, by the plugin's own ledger, past the nodes. */
public final class GrantPoints {
    private static final Money A_POUND = Money.exactly(new BigDecimal("1.00"), Currency.getInstance("GBP"));
    private static final Points A_POUNDS_WORTH = Points.of(100);

    private final Transactions transactions;
    private final DataSource dataSource;

    public GrantPoints(DataSource dataSource) {
        this.dataSource = dataSource;
        transactions = new Plain(new TransactionTemplate(new DataSourceTransactionManager(dataSource)));
    }

    /** Can be spent at once. */
    public void to(long customerId, long points) {
        earn("welcome", Clock.systemUTC(), customerId, points, LotPolicy.LASTING);
    }

    /** Have waited for two days, and were to wait for one. */
    public void dueTo(long customerId, long points) {
        earn("waited", twoDaysAgo(), customerId, points, new LotPolicy(Duration.ofDays(1), new Expiry.Never()));
    }

    /** Could be spent until yesterday. */
    public void expiredOf(long customerId, long points) {
        LocalDate lastDay = LocalDate.ofInstant(twoDaysAgo().instant(), ZoneOffset.UTC);
        earn("too-late", twoDaysAgo(), customerId, points, new LotPolicy(Duration.ZERO, new Expiry.On(lastDay)));
    }

    /** A pound's worth is held for an order that the store has never heard of, and is overdue as soon as it is. */
    public void overdueHold(long customerId, long orderId) {
        HoldRequest request = new HoldRequest(
                new MemberId(customerId),
                orderId,
                A_POUNDS_WORTH,
                A_POUND,
                new PointsRate(A_POUNDS_WORTH, A_POUND),
                Duration.ofMillis(1));
        transactions.required(() -> ledger(Clock.systemUTC())
                .hold(request)
                .orElseThrow(refusal -> new IllegalStateException(refusal.toString())));
    }

    private void earn(String key, Clock clock, long customerId, long points, LotPolicy lots) {
        transactions.required(() -> ledger(clock)
                .earn(new Earning(
                        new MemberId(customerId),
                        PostingKey.of(key, customerId),
                        Points.of(points),
                        null,
                        lots,
                        "test",
                        List.of())));
    }

    private static Clock twoDaysAgo() {
        return Clock.offset(Clock.systemUTC(), Duration.ofDays(-2));
    }

    private Ledger ledger(Clock clock) {
        BusinessTime time = new BusinessTime(clock, ZoneOffset.UTC);
        return new Ledger(new JdbcLedgerStore(dataSource, transactions, time), new Terms(), time);
    }

    private record Plain(TransactionTemplate template) implements Transactions {
        @Override
        public <T> T required(Supplier<T> work) {
            return Objects.requireNonNull(template.execute(status -> work.get()));
        }

        @Override
        public <T> T isolated(Supplier<T> work) {
            return required(work);
        }
    }

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
