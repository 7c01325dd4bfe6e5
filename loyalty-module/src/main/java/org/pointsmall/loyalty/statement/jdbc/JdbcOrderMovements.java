package org.pointsmall.loyalty.statement.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.jdbc.AllocationJson;
import org.pointsmall.loyalty.statement.OrderMovements;
import org.pointsmall.loyalty.trace.jdbc.TraceJson;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** By the indexes on orders. What points paid of which line stands with the hold that was committed. */
final class JdbcOrderMovements implements OrderMovements {
    private final NamedParameterJdbcTemplate jdbc;

    JdbcOrderMovements(DataSource dataSource) {
        jdbc = new NamedParameterJdbcTemplate(dataSource);
    }

    @Override
    public Map<Long, Moved> of(Collection<Long> orderIds) {
        Map<Long, Moved> moved = new HashMap<>();
        if (!orderIds.isEmpty()) {
            jdbc.query(
                    "SELECT ORDER_ID, KIND, RULE_TRACE, ALLOCATION FROM LOYALTY_JOURNAL"
                            + " WHERE ORDER_ID IN (:orders) AND KIND = 'EARN'"
                            + " UNION ALL SELECT ORDER_ID, 'BURN', NULL, ALLOCATION FROM LOYALTY_HOLD"
                            + " WHERE ORDER_ID IN (:orders) AND STATUS = 'COMMITTED'",
                    new MapSqlParameterSource("orders", orderIds),
                    row -> {
                        moved.put(
                                row.getLong("ORDER_ID"),
                                with(moved.getOrDefault(row.getLong("ORDER_ID"), Moved.NOTHING), row));
                    });
        }
        return moved;
    }

    private static Moved with(Moved other, ResultSet row) throws SQLException {
        Allocation allocation = AllocationJson.read(row.getString("ALLOCATION"));
        return EntryKind.valueOf(row.getString("KIND")) == EntryKind.BURN
                ? new Moved(allocation, other.earned(), other.trace())
                : new Moved(other.burned(), allocation, TraceJson.read(row.getString("RULE_TRACE")));
    }
}
