package org.pointsmall.benchmarks.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import javax.sql.DataSource;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.ledger.LedgerTerms;
import org.pointsmall.loyalty.ledger.LockedAccount;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * The plugin's ledger in the two steps of a checkout: the hold as {@code HoldPoints} opens it, and the commit as {@code
 * SettleCheckout} does it, which looks for the order's hold again under the lock.
 */
final class OurLedger implements SpendPoints {
    private static final Currency CURRENCY = Currency.getInstance("EUR");
    private static final PointsRate ONE_IS_A_CENT = new PointsRate(Points.of(1), new Money(1, CURRENCY));
    private static final Duration LASTING = Duration.ofMinutes(15);

    private final Transactions transactions;
    private final Ledger ledger;

    OurLedger(DataSource database) {
        BusinessTime time = new BusinessTime(Clock.systemUTC(), ZoneOffset.UTC);
        transactions = new SpringTransactions(database);
        LedgerStore store = new JdbcLedgerStore(database, transactions, time);
        ledger = new Ledger(store, new Terms(), time);
    }

    @Override
    public void spend(Purchase purchase) {
        MemberId member = new MemberId(purchase.member());
        transactions.required(() -> ledger.hold(new HoldRequest(
                        member,
                        purchase.order(),
                        Points.of(purchase.points()),
                        new Money(purchase.points(), CURRENCY),
                        ONE_IS_A_CENT,
                        LASTING))
                .orElseThrow(refusal -> new IllegalStateException(refusal.toString())));
        transactions.required(() -> {
            LockedAccount account = ledger.lock(member);
            Hold hold = account.claim(purchase.order()).orElseThrow();
            return account.commit(hold, new OrderRef(purchase.order(), number(purchase)))
                    .orElseThrow(refusal -> new IllegalStateException(refusal.toString()));
        });
    }

    static String number(Purchase purchase) {
        return "B" + purchase.order();
    }

    /** Nothing here expires or is taken back. */
    static final class Terms implements LedgerTerms {
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
