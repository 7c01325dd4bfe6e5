package org.pointsmall.loyalty.store;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.MonthDay;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.earning.Buyer;
import org.pointsmall.loyalty.ledger.jdbc.OneAccount;
import org.pointsmall.loyalty.mall.MemberFacts;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** What offers ask about members, of the store's own tables. */
final class StoreMemberFacts implements Function<MemberId, MemberFacts> {
    /** Whose orders {@code o} are: all logins that have become the member whose id is to follow twice. */
    static final String OF_ONE_MEMBER =
            "(o.CUSTOMER_ID = ? OR o.CUSTOMER_ID IN (SELECT part.MEMBER_ID FROM LOYALTY_ACCOUNT one"
                    + " JOIN LOYALTY_ACCOUNT part ON part.MERGED_INTO = one.ACCOUNT_ID WHERE one.MEMBER_ID = ?))";

    /** As segments count money: of all logins that have become one member, without what came back. */
    private static final String SPENT = "SELECT SUM(x.TOTAL) AS TOTAL, SUM(x.BACK) AS BACK FROM ("
            + "SELECT CASE WHEN o.CURRENCY_CODE IS NULL OR o.CURRENCY_CODE = ? THEN o.ORDER_TOTAL END AS TOTAL,"
            + " (SELECT SUM(l.PRICE + l.TAX) FROM LOYALTY_RETURN r JOIN LOYALTY_RETURN_LINE l ON l.RETURN_ID = r.RETURN_ID"
            + " WHERE r.ORDER_ID = o.ORDER_ID AND r.CURRENCY = ?) AS BACK FROM BLC_ORDER o"
            + " WHERE " + OF_ONE_MEMBER
            + " AND o.SUBMIT_DATE >= ? AND o.ORDER_STATUS NOT IN ('CANCELLED', 'RETURNED')) x";

    private static final String STANDS = "SELECT o.ORDER_ID FROM BLC_ORDER o WHERE " + OF_ONE_MEMBER
            + " AND o.SUBMIT_DATE IS NOT NULL AND o.ORDER_STATUS NOT IN ('CANCELLED', 'RETURNED')"
            + OrdersOfRewards.LEFT_OUT + " LIMIT 1";
    /** A checkout whose time is up is not: its order stands by now, or never will. */
    private static final String UNDER_WAY = "SELECT h.HOLD_ID FROM LOYALTY_HOLD h WHERE h.ACCOUNT_ID IN ("
            + OneAccount.ACCOUNTS + ") AND h.STATUS = 'OPEN' AND h.ORDER_ID <> ? AND h.DUE_AT > ? LIMIT 1";
    /** No order: all that there are came earlier. */
    private static final long NO_ORDER = 0;

    private final StoreBuyers buyers;
    private final JdbcTemplate jdbc;

    StoreMemberFacts(StoreBuyers buyers, DataSource dataSource) {
        this.buyers = buyers;
        jdbc = new JdbcTemplate(dataSource);
    }

    /** For one answer, in which each thing is looked up once, when it is first asked for; not to be kept. */
    @Override
    public MemberFacts apply(MemberId member) {
        return new Facts(member);
    }

    private final class Facts implements MemberFacts {
        private final MemberId member;
        private final Map<Object, Money> spent = new HashMap<>();
        private @Nullable Boolean first;
        private @Nullable Buyer buyer;

        Facts(MemberId member) {
            this.member = member;
        }

        @Override
        public boolean isBeforeFirstOrder() {
            Boolean known = first;
            if (known == null) {
                known = jdbc.queryForList(STANDS, Long.class, member.value(), member.value())
                        .isEmpty();
                first = known;
            }
            return known;
        }

        @Override
        public boolean isOrderingBeside(long orderId, Instant at) {
            return !jdbc.queryForList(UNDER_WAY, Long.class, member.value(), orderId, Columns.column(at))
                    .isEmpty();
        }

        @Override
        public Optional<MonthDay> birthday() {
            return buyer().birthday();
        }

        @Override
        public Optional<Instant> joinedAt() {
            return buyer().enrolledAt();
        }

        @Override
        public Money spentSince(Instant since, Currency currency) {
            return spent.computeIfAbsent(List.of(since, currency), asked -> spent(member, since, currency));
        }

        private Buyer buyer() {
            Buyer known = buyer;
            if (known == null) {
                known = buyers.buyer(member, NO_ORDER);
                buyer = known;
            }
            return known;
        }
    }

    private Money spent(MemberId member, Instant since, Currency currency) {
        String code = currency.getCurrencyCode();
        return jdbc.query(
                        SPENT,
                        (row, index) -> {
                            BigDecimal total = row.getBigDecimal("TOTAL");
                            Money all = total == null || total.signum() < 0
                                    ? Money.zero(currency)
                                    : Money.roundedDown(total, currency);
                            return all.minus(new Money(row.getLong("BACK"), currency).min(all));
                        },
                        code,
                        code,
                        member.value(),
                        member.value(),
                        // As the store itself writes it, without a zone.
                        Timestamp.from(since))
                .get(0);
    }
}
