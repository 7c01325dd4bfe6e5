package org.pointsmall.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes many orders of a few that went through the checkout: copies of their rows, under other ids, each set a minute
 * earlier than the one before, with what they were awarded.
 */
final class ManyOrders {
    /** Above all ids that the store has drawn. */
    private static final long STRIDE = 10_000_000L;

    private final JdbcTemplate jdbc;

    ManyOrders(DataSource database) {
        jdbc = new JdbcTemplate(database);
    }

    /** @return how many orders there are then */
    long copy(int times) {
        String order = "ORDER_ID";
        List<Copied> tables = List.of(
                new Copied(
                        "blc_order",
                        order,
                        List.of(order),
                        Map.of(
                                "order_number", "order_number || '-' || n",
                                "submit_date", "submit_date - n * INTERVAL '1 minute'")),
                new Copied("blc_order_item", order, List.of(order, "ORDER_ITEM_ID"), Map.of()),
                new Copied("blc_discrete_order_item", "ORDER_ITEM_ID", List.of("ORDER_ITEM_ID"), Map.of()),
                new Copied(
                        "blc_order_item_price_dtl",
                        "ORDER_ITEM_ID",
                        List.of("ORDER_ITEM_ID", "ORDER_ITEM_PRICE_DTL_ID"),
                        Map.of()),
                new Copied("blc_fulfillment_group", order, List.of(order, "FULFILLMENT_GROUP_ID"), Map.of()),
                new Copied(
                        "blc_fulfillment_group_item",
                        "FULFILLMENT_GROUP_ID",
                        List.of("FULFILLMENT_GROUP_ID", "ORDER_ITEM_ID", "FULFILLMENT_GROUP_ITEM_ID"),
                        Map.of()),
                new Copied("blc_order_payment", order, List.of(order, "ORDER_PAYMENT_ID"), Map.of()),
                new Copied(
                        "loyalty_journal",
                        order,
                        List.of(order, "ENTRY_ID"),
                        Map.of("posting_key", "posting_key || '-' || n", "hold_id", "NULL")));
        tables.forEach(table -> copy(table, times));
        return jdbc.queryForObject("SELECT COUNT(*) FROM BLC_ORDER WHERE SUBMIT_DATE IS NOT NULL", Long.class);
    }

    /**
     * @param by the column that says which rows are of the orders
     * @param shifted columns with ids
     * @param instead of other columns
     */
    private record Copied(String table, String by, List<String> shifted, Map<String, String> instead) {}

    private void copy(Copied table, int times) {
        List<String> columns = jdbc.queryForList(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ?"
                        + " ORDER BY ordinal_position",
                String.class,
                table.table());
        String values = columns.stream().map(column -> value(table, column)).collect(Collectors.joining(", "));
        jdbc.update("INSERT INTO " + table.table() + " (" + String.join(", ", columns) + ") SELECT " + values + " FROM "
                + table.table() + ", generate_series(1, " + times + ") n WHERE " + ofPlacedOrders(table.by()));
    }

    private static String value(Copied table, String column) {
        boolean isId = table.shifted().stream().anyMatch(column::equalsIgnoreCase);
        return isId ? column + " + n::BIGINT * " + STRIDE : table.instead().getOrDefault(column, column);
    }

    private static String ofPlacedOrders(String column) {
        String placed = "(SELECT ORDER_ID FROM BLC_ORDER WHERE SUBMIT_DATE IS NOT NULL AND ORDER_ID < " + STRIDE + ")";
        return switch (column) {
            case "ORDER_ID" -> column + " IN " + placed;
            case "ORDER_ITEM_ID" ->
                column + " IN (SELECT ORDER_ITEM_ID FROM BLC_ORDER_ITEM WHERE ORDER_ID IN " + placed + ")";
            default ->
                column + " IN (SELECT FULFILLMENT_GROUP_ID FROM BLC_FULFILLMENT_GROUP WHERE ORDER_ID IN " + placed
                        + ")";
        };
    }
}
