package org.pointsmall.loyalty.ledger.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.EntryDraft;
import org.pointsmall.loyalty.ledger.Lot;
import org.pointsmall.loyalty.ledger.LotId;
import org.pointsmall.loyalty.ledger.OwedLot;
import org.pointsmall.loyalty.ledger.Posting;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** What lots owe. There are few such rows, and none of most accounts: whoever brings points back asks for them. */
final class JdbcOwedLots {
    private static final String PREPARE = "INSERT INTO LOYALTY_OWED_LOT (LOT_ID, ACCOUNT_ID, OWED)"
            + " SELECT l.LOT_ID, ?, 0 FROM LOYALTY_LOT l WHERE l.LOT_ID = ?"
            + " AND NOT EXISTS (SELECT 1 FROM LOYALTY_OWED_LOT o WHERE o.LOT_ID = l.LOT_ID)";
    private static final int[] PREPARE_TYPES = {Types.BIGINT, Types.BIGINT};
    private static final int[] ORDER_TYPES = {Types.BIGINT, Types.VARCHAR, Types.BIGINT};
    private static final int[] OWE_TYPES = {Types.BIGINT, Types.BIGINT};

    private final JdbcTemplate jdbc;
    private final LedgerPipeline writes;

    JdbcOwedLots(JdbcTemplate jdbc, LedgerPipeline writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    List<OwedLot> of(AccountId account) {
        return jdbc.query(
                "SELECT " + JdbcLots.TERMS + ", l.AVAILABLE, l.PENDING, o.OWED, o.ORDER_ID, o.ORDER_NUMBER"
                        + " FROM LOYALTY_OWED_LOT o JOIN LOYALTY_LOT l ON l.LOT_ID = o.LOT_ID"
                        + " WHERE o.ACCOUNT_ID = ? ORDER BY o.LOT_ID",
                JdbcOwedLots::owed,
                account.value());
    }

    private static OwedLot owed(ResultSet row, int index) throws SQLException {
        Lot lot = JdbcLots.lot(row, index);
        Long order = Columns.longOrNull(row, "ORDER_ID");
        return new OwedLot(
                lot.id(),
                row.getLong("OWED"),
                order == null ? null : new OrderRef(order, row.getString("ORDER_NUMBER")),
                lot.pending(),
                lot.terms());
    }

    void prepare(AccountId account, Set<LotId> lots, @Nullable OrderRef order) {
        for (LotId lot : lots) {
            writes.add(Write.one(PREPARE, PREPARE_TYPES, account.value(), lot.value()));
            if (order != null) {
                writes.add(Write.one(
                        "UPDATE LOYALTY_OWED_LOT SET ORDER_ID = ?, ORDER_NUMBER = COALESCE(?, ORDER_NUMBER)"
                                + " WHERE LOT_ID = ?",
                        ORDER_TYPES,
                        order.id(),
                        order.number(),
                        lot.value()));
            }
        }
    }

    void move(AccountId from, AccountId into) {
        jdbc.update("UPDATE LOYALTY_OWED_LOT SET ACCOUNT_ID = ? WHERE ACCOUNT_ID = ?", into.value(), from.value());
    }

    void post(EntryDraft draft) {
        Map<Long, Long> owed = new TreeMap<>();
        for (Posting posting : draft.postings()) {
            LotId lot = posting.lot();
            if (lot != null && !posting.side().isMembers()) {
                owed.merge(lot.value(), -posting.amount(), Math::addExact);
            }
        }
        owed.forEach((lot, points) -> writes.add(Write.checked(
                "nothing was prepared for what the lot owes: " + lot,
                "UPDATE LOYALTY_OWED_LOT SET OWED = OWED + ? WHERE LOT_ID = ?",
                OWE_TYPES,
                points,
                lot)));
    }
}
