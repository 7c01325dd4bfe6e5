package org.pointsmall.loyalty.recommendation.taste.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import javax.sql.DataSource;
import org.pointsmall.loyalty.recommendation.ItemTaste;
import org.pointsmall.loyalty.recommendation.ItemTastes;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Reads the generations in force. Which those are is read first, by one statement, and all items of an answer are of these:
 * should others come into force meanwhile, these are kept until the run after the next begins.
 */
final class JdbcItemTastes implements ItemTastes {
    private static final int AT_ONCE = 500;
    private static final long NONE = 0;

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    JdbcItemTastes(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
        named = new NamedParameterJdbcTemplate(jdbc);
    }

    private record InForce(long neighbours, long sales) {}

    private InForce inForce() {
        return Optional.ofNullable(jdbc.queryForObject(
                        "SELECT COALESCE(MAX(CASE WHEN PART = 'NEIGHBOURS' THEN GENERATION END), 0) AS NEIGHBOURS,"
                                + " COALESCE(MAX(CASE WHEN PART = 'SALES' THEN GENERATION END), 0) AS SALES"
                                + " FROM LOYALTY_TASTE",
                        (row, index) -> new InForce(row.getLong("NEIGHBOURS"), row.getLong("SALES"))))
                .orElseThrow();
    }

    @Override
    public Map<Long, ItemTaste> of(Collection<Long> productIds) {
        InForce generations = inForce();
        Map<Long, ItemTaste> tastes = new HashMap<>();
        List<Long> ids = new ArrayList<>(new TreeSet<>(productIds));
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            read(generations, ids.subList(from, Math.min(ids.size(), from + AT_ONCE)), tastes);
        }
        return tastes;
    }

    private void read(InForce generations, List<Long> ids, Map<Long, ItemTaste> tastes) {
        named.query(
                "SELECT s.PRODUCT_ID, s.WORDS, s.TREND, s.POPULARITY, n.WEIGHTS FROM LOYALTY_ITEM_SALES s"
                        + " LEFT JOIN LOYALTY_ITEM_NEIGHBOURS n ON n.PRODUCT_ID = s.PRODUCT_ID"
                        + " AND n.GENERATION = :neighbours WHERE s.GENERATION = :sales AND s.PRODUCT_ID IN (:ids)",
                new MapSqlParameterSource("ids", ids)
                        .addValue("neighbours", generations.neighbours())
                        .addValue("sales", generations.sales()),
                row -> {
                    tastes.put(row.getLong("PRODUCT_ID"), taste(row));
                });
    }

    private static ItemTaste taste(ResultSet row) throws SQLException {
        String weights = row.getString("WEIGHTS");
        return new ItemTaste(
                weights == null ? Map.of() : WeightsColumn.read(weights, Long::valueOf),
                WeightsColumn.read(row.getString("WORDS"), Function.identity()),
                row.getFloat("TREND"),
                row.getFloat("POPULARITY"));
    }

    @Override
    public long generation() {
        InForce generations = inForce();
        return Math.max(generations.neighbours(), generations.sales());
    }

    /** With other neighbours all products are others: hardly a weight stays what it was. */
    @Override
    public List<Long> changedSince(long generation, long after, int limit) {
        InForce generations = inForce();
        long changed = generations.neighbours() > generation ? NONE : generation;
        return jdbc.queryForList(
                "SELECT PRODUCT_ID FROM LOYALTY_ITEM_SALES WHERE GENERATION = ? AND CHANGED_IN > ? AND PRODUCT_ID > ?"
                        + " ORDER BY PRODUCT_ID LIMIT " + limit,
                Long.class,
                generations.sales(),
                changed,
                after);
    }
}
