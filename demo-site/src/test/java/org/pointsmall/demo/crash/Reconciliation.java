package org.pointsmall.demo.crash;

import java.util.ArrayList;
import java.util.List;
import org.pointsmall.demo.nodes.Nodes;
import org.springframework.jdbc.core.JdbcTemplate;

/** Orders, points and bank held against each other, in the database. */
final class Reconciliation {
    private static final String PLACED = "O.SUBMIT_DATE IS NOT NULL AND O.ORDER_STATUS = 'SUBMITTED'";
    /** Whatever has become of it since. */
    private static final String SOLD =
            "O.SUBMIT_DATE IS NOT NULL AND O.ORDER_STATUS IN ('SUBMITTED', 'CANCELLED', 'RETURNED')";

    private final Nodes nodes;
    private final JdbcTemplate jdbc;

    Reconciliation(Nodes nodes) {
        this.nodes = nodes;
        jdbc = nodes.jdbc();
    }

    /** What is not at its end yet, in words; empty once all that was cut off is recovered. */
    List<String> open() {
        List<String> open = new ArrayList<>();
        look(open, "open holds", "SELECT COUNT(*) FROM LOYALTY_HOLD WHERE STATUS = 'OPEN'");
        look(open, "held points", "SELECT COUNT(*) FROM LOYALTY_ACCOUNT WHERE HELD <> 0");
        look(
                open,
                "placed orders without one award",
                "SELECT COUNT(*) FROM BLC_ORDER O WHERE " + PLACED
                        + " AND 1 <> (SELECT COUNT(*) FROM LOYALTY_JOURNAL J"
                        + " WHERE J.ORDER_ID = O.ORDER_ID AND J.KIND = 'EARN')");
        look(
                open,
                "movements without a placed order",
                "SELECT COUNT(*) FROM LOYALTY_JOURNAL J JOIN BLC_ORDER O ON O.ORDER_ID = J.ORDER_ID"
                        + " WHERE J.KIND IN ('EARN', 'BURN') AND NOT (" + SOLD + ")");
        look(
                open,
                "charges without a placed order",
                "SELECT COUNT(*) FROM DEMO_CARD_CHARGE C WHERE C.STATE = 'CHARGED' AND NOT EXISTS ("
                        + "SELECT 1 FROM BLC_ORDER O JOIN BLC_ORDER_PAYMENT P ON P.ORDER_ID = O.ORDER_ID WHERE "
                        + SOLD + " AND P.REFERENCE_NUMBER = C.REFERENCE)");
        look(open, "returns whose cash is due", "SELECT COUNT(*) FROM LOYALTY_RETURN WHERE STATUS <> 'DONE'");
        look(open, "unsettled orders", "SELECT COUNT(*) FROM LOYALTY_RETRY WHERE DONE_AT IS NULL");
        look(
                open,
                "vanished orders whose points moved",
                "SELECT COUNT(*) FROM LOYALTY_HOLD H WHERE H.STATUS = 'COMMITTED' AND H.POINTS > 0"
                        + " AND NOT EXISTS (SELECT 1 FROM BLC_ORDER O WHERE O.ORDER_ID = H.ORDER_ID)"
                        + " AND NOT EXISTS (SELECT 1 FROM LOYALTY_JOURNAL J"
                        + " WHERE J.ORDER_ID = H.ORDER_ID AND J.KIND = 'RETURN')");
        look(
                open,
                "leases",
                "SELECT COUNT(*) FROM DEMO_CHECKOUT_LEASE WHERE ENDS_AT_MILLIS > " + System.currentTimeMillis());
        look(
                open,
                "points due",
                "SELECT COUNT(*) FROM LOYALTY_LOT WHERE (PENDING > 0 AND AVAILABLE_AT <= CURRENT_TIMESTAMP)"
                        + " OR (AVAILABLE > 0 AND EXPIRES_AT <= CURRENT_TIMESTAMP)");
        if (open.isEmpty()) {
            // The days are closed by a job of their own, in its own time.
            nodes.differences().forEach(difference -> open.add(difference.toString()));
        }
        return open;
    }

    private void look(List<String> open, String what, String sql) {
        Long count = jdbc.queryForObject(sql, Long.class);
        if (count == null || count > 0) {
            open.add(count + " " + what);
        }
    }

    /** What of a charge stands: nothing where it was voided or refunded in full. */
    boolean isCharged(long order) {
        return count(
                        "SELECT COUNT(*) FROM DEMO_CARD_CHARGE C WHERE C.STATE = 'CHARGED' AND C.ORDER_ID = ?"
                                + " AND C.AMOUNT > COALESCE((SELECT SUM(R.AMOUNT) FROM DEMO_CARD_REFUND R"
                                + " WHERE R.CHARGE_REFERENCE = C.REFERENCE), 0)",
                        order)
                > 0;
    }

    boolean isPlaced(long order) {
        return count("SELECT COUNT(*) FROM BLC_ORDER O WHERE " + PLACED + " AND O.ORDER_ID = ?", order) == 1;
    }

    long charges(long order) {
        return count("SELECT COUNT(*) FROM DEMO_CARD_CHARGE WHERE STATE = 'CHARGED' AND ORDER_ID = ?", order);
    }

    long entries(long order, String kind) {
        return count("SELECT COUNT(*) FROM LOYALTY_JOURNAL WHERE KIND = '" + kind + "' AND ORDER_ID = ?", order);
    }

    private long count(String sql, long order) {
        Long count = jdbc.queryForObject(sql, Long.class, order);
        return count == null ? 0 : count;
    }
}
