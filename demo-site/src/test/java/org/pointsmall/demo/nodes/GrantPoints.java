package org.pointsmall.demo.nodes;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.pointsmall.loyalty.account.Earning;
import org.pointsmall.loyalty.account.Ledger;
import org.pointsmall.loyalty.account.LedgerTerms;
import org.pointsmall.loyalty.account.LotPolicy;
import org.pointsmall.loyalty.account.MemberId;
import org.pointsmall.loyalty.account.PostingKey;
import org.pointsmall.loyalty.account.RevokePolicy;
import org.pointsmall.loyalty.account.Transactions;
import org.pointsmall.loyalty.account.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.points.Points;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Welcomes members with points, by the plugin's own ledger, past the nodes. */
final class GrantPoints {
    private final Transactions transactions;
    private final Ledger ledger;

    GrantPoints(DataSource dataSource) {
        transactions = new Plain(new TransactionTemplate(new DataSourceTransactionManager(dataSource)));
        Clock clock = Clock.systemUTC();
        ledger = new Ledger(new JdbcLedgerStore(dataSource, transactions, clock), new Terms(), clock);
    }

    void to(long customerId, long points) {
        MemberId member = new MemberId(customerId);
        transactions.required(() -> ledger.earn(new Earning(
                member,
                PostingKey.of("welcome", customerId),
                Points.of(points),
                null,
                LotPolicy.LASTING,
                "test",
                List.of())));
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
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Duration grace() {
            return Duration.ZERO;
        }

        @Override
        public RevokePolicy revoke() {
            return RevokePolicy.REVOKE_TO_ZERO;
        }
    }
}
