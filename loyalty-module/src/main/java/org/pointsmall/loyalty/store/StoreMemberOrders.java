package org.pointsmall.loyalty.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.pointsmall.loyalty.ledger.jdbc.OneAccount;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.recommendation.taste.MemberOrder;
import org.pointsmall.loyalty.recommendation.taste.MemberOrders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * What members bought, by the store's own tables, past any cache of entities. An order counts while it
 * is placed and neither cancelled nor returned, unless a reward has sent it: nobody chose that again. A line that came back whole counts no more; of a bundle, what it is made
 * of does not count.
 */
final class StoreMemberOrders implements MemberOrders {
    private static final String LINES = " JOIN BLC_ORDER_ITEM i ON i.ORDER_ID = o.ORDER_ID"
            + " JOIN BLC_DISCRETE_ORDER_ITEM d ON d.ORDER_ITEM_ID = i.ORDER_ITEM_ID"
            + " WHERE d.PRODUCT_ID IS NOT NULL AND o.ORDER_STATUS NOT IN ('CANCELLED', 'RETURNED')"
            + " AND i.QUANTITY > COALESCE((SELECT SUM(l.QUANTITY) FROM LOYALTY_RETURN r"
            + " JOIN LOYALTY_RETURN_LINE l ON l.RETURN_ID = r.RETURN_ID"
            + " WHERE r.ORDER_ID = o.ORDER_ID AND l.ITEM_ID = i.ORDER_ITEM_ID), 0)"
            + OrdersOfRewards.LEFT_OUT;

    private static final String PAGE = "SELECT m.MEMBER_ID, o.ORDER_ID, o.SUBMIT_DATE, d.PRODUCT_ID FROM ("
            + StoreOrderHistory.MEMBERS + ") m JOIN BLC_ORDER o ON o.CUSTOMER_ID = m.CUSTOMER_ID" + LINES
            + " AND o.SUBMIT_DATE >= ? AND o.SUBMIT_DATE < ? ORDER BY m.MEMBER_ID, o.SUBMIT_DATE, o.ORDER_ID";

    /** Nobody's taste is told better by more. */
    private static final int MOST_LINES = 2000;

    private static final String OWN = "SELECT o.ORDER_ID, o.SUBMIT_DATE, d.PRODUCT_ID"
            + " FROM BLC_ORDER o" + LINES
            + " AND o.SUBMIT_DATE >= :since AND o.CUSTOMER_ID IN (:customers)"
            + " ORDER BY o.SUBMIT_DATE DESC, o.ORDER_ID DESC LIMIT " + MOST_LINES;

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    public StoreMemberOrders(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
        named = new NamedParameterJdbcTemplate(jdbc);
    }

    @Override
    public Page next(Instant since, Instant until, MemberId after, int customers) {
        Optional<MemberId> upTo = jdbc
                .queryForList(
                        "SELECT CUSTOMER_ID FROM BLC_CUSTOMER WHERE CUSTOMER_ID > ? ORDER BY CUSTOMER_ID LIMIT 1"
                                + " OFFSET "
                                + (customers - 1),
                        Long.class,
                        after.value())
                .stream()
                .map(MemberId::new)
                .findFirst();
        long last = upTo.map(MemberId::value).orElse(Long.MAX_VALUE);
        List<MemberOrder> orders = new ArrayList<>();
        Gathering gathering = new Gathering(orders);
        jdbc.query(
                PAGE,
                row -> {
                    gathering.line(new MemberId(row.getLong("MEMBER_ID")), row);
                },
                after.value(),
                last,
                after.value(),
                last,
                // As the store itself writes it, without a zone.
                Timestamp.from(since),
                Timestamp.from(until));
        gathering.end();
        return new Page(orders, upTo);
    }

    @Override
    public List<MemberOrder> of(MemberId member, Instant since) {
        Set<Long> customers = new HashSet<>(jdbc.queryForList(OneAccount.MEMBERS, Long.class, member.value()));
        customers.add(member.value());
        List<MemberOrder> orders = new ArrayList<>();
        Gathering gathering = new Gathering(orders);
        named.query(
                OWN,
                new MapSqlParameterSource("since", Timestamp.from(since)).addValue("customers", customers),
                row -> {
                    gathering.line(member, row);
                });
        gathering.end();
        return orders;
    }

    /** Makes orders of lines that come order by order. */
    private static final class Gathering {
        private final List<MemberOrder> orders;
        private final Set<Long> products = new HashSet<>();
        private long order;
        private MemberId member = new MemberId(0);
        private Instant at = Instant.EPOCH;

        Gathering(List<MemberOrder> orders) {
            this.orders = orders;
        }

        void line(MemberId whose, ResultSet row) throws SQLException {
            if (row.getLong("ORDER_ID") != order) {
                end();
                order = row.getLong("ORDER_ID");
                member = whose;
                at = Objects.requireNonNull(row.getTimestamp("SUBMIT_DATE")).toInstant();
            }
            products.add(row.getLong("PRODUCT_ID"));
        }

        void end() {
            if (!products.isEmpty()) {
                orders.add(new MemberOrder(member, at, products));
                products.clear();
            }
        }
    }
}
