package org.pointsmall.loyalty.recommendation.taste.jdbc;

import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.recommendation.taste.ItemFigures;
import org.pointsmall.loyalty.recommendation.taste.ItemSigns;
import org.pointsmall.loyalty.recommendation.taste.TastePart;
import org.pointsmall.loyalty.recommendation.taste.TasteRun;
import org.pointsmall.loyalty.recommendation.taste.TasteStore;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.GeneratedKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Generations in tables of their own; {@code LOYALTY_TASTE} says which are in force and which under way. */
final class JdbcTasteStore implements TasteStore {
    private static final int[] RUN_TYPES = {Types.VARCHAR, Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP_WITH_TIMEZONE
    };

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final TasteRunRows runs;
    private final BusinessTime time;

    JdbcTasteStore(DataSource dataSource, BusinessTime time) {
        jdbc = new JdbcTemplate(dataSource);
        named = new NamedParameterJdbcTemplate(jdbc);
        runs = new TasteRunRows(jdbc);
        this.time = time;
    }

    @Override
    public Standing lock(TastePart part) {
        if (jdbc.queryForList("SELECT PART FROM LOYALTY_TASTE WHERE PART = ? FOR UPDATE", String.class, part.name())
                .isEmpty()) {
            throw new IllegalStateException("the row of " + part + " is missing: has the database been migrated?");
        }
        return new Standing(runs.inForce(part), runs.open(part));
    }

    @Override
    public Optional<TasteRun> inForce(TastePart part) {
        return runs.inForce(part);
    }

    @Override
    public TasteRun open(TastePart part, Instant since, Instant asOf) {
        long generation = GeneratedKey.insert(
                jdbc,
                "INSERT INTO LOYALTY_TASTE_RUN (PART, SINCE, AS_OF, ITEMS, UP_TO_PRODUCT_ID) VALUES (?, ?, ?, 0, 0)",
                "generation",
                RUN_TYPES,
                part.name(),
                Columns.column(since),
                Columns.column(asOf));
        if (jdbc.update(
                        "UPDATE LOYALTY_TASTE SET OPEN_GENERATION = ? WHERE PART = ? AND OPEN_GENERATION IS NULL",
                        generation,
                        part.name())
                != 1) {
            throw new IllegalStateException("a run is under way");
        }
        return new TasteRun(generation, part, since, asOf, 0, 0, null);
    }

    @Override
    public void keepNeighbours(long generation, Map<Long, Map<Long, Float>> weights) {
        jdbc.batchUpdate(
                "INSERT INTO LOYALTY_ITEM_NEIGHBOURS (GENERATION, PRODUCT_ID, WEIGHTS) VALUES (?, ?, ?)",
                weights.entrySet().stream()
                        .map(item -> new Object[] {generation, item.getKey(), WeightsColumn.text(item.getValue())})
                        .toList());
    }

    @Override
    public void keepFigures(long generation, Map<Long, ItemFigures> figures) {
        Map<Long, Former> former = former(figures.keySet());
        jdbc.batchUpdate(
                "INSERT INTO LOYALTY_ITEM_SALES (GENERATION, PRODUCT_ID, WORDS, TREND, POPULARITY, CHANGED_IN,"
                        + " SIGNS) VALUES (?, ?, ?, ?, ?, ?, ?)",
                figures.entrySet().stream()
                        .map(item -> {
                            Former kept = former.get(item.getKey());
                            // What hardly changes stays as it was, so that small steps can't add up unseen.
                            if (kept == null || !item.getValue().isAsGoodAs(kept.figures())) {
                                kept = new Former(item.getValue(), generation);
                            }
                            return new Object[] {
                                generation,
                                item.getKey(),
                                WeightsColumn.text(kept.figures().words()),
                                (double) kept.figures().trend(),
                                (double) kept.figures().popularity(),
                                kept.changedIn(),
                                signs(item.getValue())
                            };
                        })
                        .toList());
    }

    private static @Nullable String signs(ItemFigures figures) {
        ItemSigns signs = figures.signs();
        return signs == null ? null : NumbersColumn.text(signs.values());
    }

    private record Former(ItemFigures figures, long changedIn) {}

    private Map<Long, Former> former(Collection<Long> products) {
        Map<Long, Former> former = new HashMap<>();
        named.query(
                "SELECT s.PRODUCT_ID, s.WORDS, s.TREND, s.POPULARITY, s.CHANGED_IN FROM LOYALTY_TASTE t"
                        + " JOIN LOYALTY_ITEM_SALES s ON s.GENERATION = t.GENERATION"
                        + " WHERE t.PART = 'SALES' AND s.PRODUCT_ID IN (:products)",
                new MapSqlParameterSource("products", products),
                row -> {
                    ItemFigures figures = new ItemFigures(
                            WeightsColumn.read(row.getString("WORDS"), Function.identity()),
                            row.getFloat("TREND"),
                            row.getFloat("POPULARITY"),
                            null);
                    former.put(row.getLong("PRODUCT_ID"), new Former(figures, row.getLong("CHANGED_IN")));
                });
        return former;
    }

    @Override
    public void update(TasteRun run) {
        jdbc.update(
                "UPDATE LOYALTY_TASTE_RUN SET ITEMS = ?, UP_TO_PRODUCT_ID = ?, FINISHED_AT = ? WHERE GENERATION = ?",
                run.items(),
                run.upTo(),
                new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, Columns.column(run.finishedAt())),
                run.generation());
    }

    @Override
    public void putInForce(TasteRun run) {
        update(run);
        jdbc.update(
                "UPDATE LOYALTY_TASTE SET FORMER_GENERATION = GENERATION, GENERATION = ?, OPEN_GENERATION = NULL"
                        + " WHERE PART = ?",
                run.generation(),
                run.part().name());
    }

    @Override
    public void giveUp(TasteRun run) {
        jdbc.update(
                "UPDATE LOYALTY_TASTE SET OPEN_GENERATION = NULL WHERE PART = ?",
                run.part().name());
    }

    @Override
    public int clear(TastePart part, int limit) {
        String table = part == TastePart.NEIGHBOURS ? "LOYALTY_ITEM_NEIGHBOURS" : "LOYALTY_ITEM_SALES";
        for (long generation : jdbc.queryForList(
                "SELECT r.GENERATION FROM LOYALTY_TASTE_RUN r JOIN LOYALTY_TASTE t ON t.PART = r.PART"
                        + " WHERE r.PART = ? AND r.CLEARED_AT IS NULL"
                        + " AND (t.GENERATION IS NULL OR t.GENERATION <> r.GENERATION)"
                        + " AND (t.FORMER_GENERATION IS NULL OR t.FORMER_GENERATION <> r.GENERATION)"
                        + " AND (t.OPEN_GENERATION IS NULL OR t.OPEN_GENERATION <> r.GENERATION) ORDER BY r.GENERATION",
                Long.class,
                part.name())) {
            int cleared = clear(table, generation, limit);
            if (cleared > 0) {
                return cleared;
            }
            jdbc.update(
                    "UPDATE LOYALTY_TASTE_RUN SET CLEARED_AT = ? WHERE GENERATION = ?",
                    Columns.column(time.now()),
                    generation);
        }
        return 0;
    }

    /** Up to the last of the next so many products: no database here deletes with a limit in the same words. */
    private int clear(String table, long generation, int limit) {
        List<Long> last = jdbc.queryForList(
                "SELECT PRODUCT_ID FROM " + table + " WHERE GENERATION = ? ORDER BY PRODUCT_ID LIMIT 1 OFFSET "
                        + (limit - 1),
                Long.class,
                generation);
        return jdbc.update(
                "DELETE FROM " + table + " WHERE GENERATION = ? AND PRODUCT_ID <= ?",
                generation,
                last.isEmpty() ? Long.MAX_VALUE : last.get(0));
    }

    @Override
    public Map<Long, Map<String, Float>> words(Collection<Long> products) {
        Map<Long, Map<String, Float>> words = new HashMap<>();
        if (!products.isEmpty()) {
            named.query(
                    "SELECT s.PRODUCT_ID, s.WORDS FROM LOYALTY_TASTE t"
                            + " JOIN LOYALTY_ITEM_SALES s ON s.GENERATION = t.GENERATION"
                            + " WHERE t.PART = 'SALES' AND s.PRODUCT_ID IN (:products)",
                    new MapSqlParameterSource("products", new TreeSet<>(products)),
                    row -> {
                        words.put(
                                row.getLong("PRODUCT_ID"),
                                WeightsColumn.read(row.getString("WORDS"), Function.identity()));
                    });
        }
        return words;
    }
}
