package org.pointsmall.loyalty.store;

import java.util.List;
import javax.sql.DataSource;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.reward.OrderLines;
import org.springframework.jdbc.core.JdbcTemplate;

/** Items of members' orders, by the store's own tables. */
final class StoreOrderLines implements OrderLines {
    private static final String SELECT = "SELECT o.ORDER_ID, o.ORDER_NUMBER, i.ORDER_ITEM_ID, i.NAME, i.QUANTITY"
            + " FROM BLC_ORDER o JOIN BLC_ORDER_ITEM i ON i.ORDER_ID = o.ORDER_ID WHERE "
            + StoreMemberFacts.OF_ONE_MEMBER
            + " AND o.SUBMIT_DATE IS NOT NULL AND o.ORDER_STATUS NOT IN ('CANCELLED', 'RETURNED')"
            + " ORDER BY o.ORDER_ID DESC, i.ORDER_ITEM_ID LIMIT ";

    private final JdbcTemplate jdbc;

    StoreOrderLines(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<Line> of(MemberId member, int limit) {
        return jdbc.query(
                SELECT + limit,
                (row, index) -> new Line(
                        new OrderRef(row.getLong("ORDER_ID"), row.getString("ORDER_NUMBER")),
                        row.getLong("ORDER_ITEM_ID"),
                        row.getString("NAME"),
                        row.getInt("QUANTITY")),
                member.value(),
                member.value());
    }
}
