package org.pointsmall.loyalty.recommendation.taste.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.recommendation.taste.ItemSigns;
import org.pointsmall.loyalty.recommendation.taste.LearntRanking;
import org.pointsmall.loyalty.recommendation.taste.PairedDifference;
import org.pointsmall.loyalty.recommendation.taste.RankingExample;
import org.pointsmall.loyalty.recommendation.taste.RankingOutcome;
import org.pointsmall.loyalty.recommendation.taste.RankingRun;
import org.pointsmall.loyalty.recommendation.taste.RankingStore;
import org.pointsmall.loyalty.recommendation.taste.RankingVerdict;
import org.pointsmall.loyalty.recommendation.taste.RankingWeights;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.GeneratedKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Rankings in tables of their own; the row of {@code LOYALTY_RANKING} says which serves and which is under way. */
final class JdbcRankings implements RankingStore, LearntRanking.ItemSignsStore {
    private static final String RUN = "SELECT r.RUN_ID, r.AS_OF, r.FINISHED_AT, r.OUTCOME, r.MEMBERS, r.SERVED,"
            + " r.LEARNT, r.BETTER, r.BETTER_LOW, r.BETTER_HIGH FROM LOYALTY_RANKING_RUN r";
    private static final String LINE = "\n";

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    JdbcRankings(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
        named = new NamedParameterJdbcTemplate(jdbc);
    }

    @Override
    public Optional<RankingRun> lockOpen() {
        List<Long> open = jdbc.query(
                "SELECT OPEN_RUN FROM LOYALTY_RANKING WHERE RANKING_ID = 1 FOR UPDATE",
                (row, index) -> row.getLong("OPEN_RUN"));
        if (open.isEmpty()) {
            throw new IllegalStateException("the row of the ranking is missing: has the database been migrated?");
        }
        return first(RUN + " WHERE r.RUN_ID = ?", open.get(0));
    }

    @Override
    public Optional<RankingRun> last() {
        return latest(1).stream().findFirst();
    }

    @Override
    public List<RankingRun> latest(int limit) {
        return jdbc.query(
                RUN + " WHERE r.FINISHED_AT IS NOT NULL ORDER BY r.RUN_ID DESC LIMIT " + limit,
                (row, index) -> run(row));
    }

    @Override
    public Optional<RankingRun> live() {
        return first(RUN + " JOIN LOYALTY_RANKING k ON k.LIVE_RUN = r.RUN_ID WHERE k.RANKING_ID = ?", 1);
    }

    private Optional<RankingRun> first(String statement, long id) {
        return jdbc.query(statement, (row, index) -> run(row), id).stream().findFirst();
    }

    private static RankingRun run(ResultSet row) throws SQLException {
        String outcome = row.getString("OUTCOME");
        double better = row.getDouble("BETTER");
        return new RankingRun(
                row.getLong("RUN_ID"),
                Columns.instant(row, "AS_OF"),
                Columns.instantOrNull(row, "FINISHED_AT"),
                outcome == null ? null : RankingOutcome.valueOf(outcome),
                row.getInt("MEMBERS"),
                row.getDouble("SERVED"),
                row.getDouble("LEARNT"),
                row.getObject("BETTER_LOW") == null
                        ? null
                        : new PairedDifference(better, row.getDouble("BETTER_LOW"), row.getDouble("BETTER_HIGH")));
    }

    @Override
    public Optional<RankingWeights> weights() {
        return jdbc
                .queryForList(
                        "SELECT r.WEIGHTS FROM LOYALTY_RANKING k JOIN LOYALTY_RANKING_RUN r ON r.RUN_ID = k.LIVE_RUN"
                                + " WHERE k.RANKING_ID = 1",
                        String.class)
                .stream()
                .findFirst()
                .map(JdbcRankings::weights);
    }

    private static RankingWeights weights(String text) {
        List<List<Double>> lines =
                List.of(text.split(LINE)).stream().map(NumbersColumn::read).toList();
        return new RankingWeights(lines.get(0), lines.get(1), lines.get(2));
    }

    @Override
    public RankingRun open(Instant asOf) {
        long id = GeneratedKey.insert(
                jdbc,
                "INSERT INTO LOYALTY_RANKING_RUN (AS_OF, MEMBERS) VALUES (?, 0)",
                "run_id",
                new int[] {Types.TIMESTAMP_WITH_TIMEZONE},
                Columns.column(asOf));
        jdbc.update("UPDATE LOYALTY_RANKING SET OPEN_RUN = ? WHERE RANKING_ID = 1", id);
        return new RankingRun(id, asOf, null, null, 0, 0, 0, null);
    }

    @Override
    public void giveUp(RankingRun run) {
        jdbc.update("DELETE FROM LOYALTY_RANKING_EXAMPLES WHERE RUN_ID = ?", run.id());
        jdbc.update("UPDATE LOYALTY_RANKING SET OPEN_RUN = NULL WHERE RANKING_ID = 1");
    }

    @Override
    public int kept(RankingRun run) {
        Integer kept = jdbc.queryForObject(
                "SELECT COUNT(*) FROM LOYALTY_RANKING_EXAMPLES WHERE RUN_ID = ?", Integer.class, run.id());
        return kept == null ? 0 : kept;
    }

    @Override
    public void keep(RankingRun run, int moment, List<RankingExample> examples) {
        jdbc.update(
                "INSERT INTO LOYALTY_RANKING_EXAMPLES (RUN_ID, MOMENT, EXAMPLES) VALUES (?, ?, ?)",
                run.id(),
                moment,
                ExamplesColumn.text(examples));
    }

    @Override
    public List<List<RankingExample>> examples(RankingRun run) {
        return new ArrayList<>(jdbc.query(
                "SELECT EXAMPLES FROM LOYALTY_RANKING_EXAMPLES WHERE RUN_ID = ? ORDER BY MOMENT",
                (row, index) -> ExamplesColumn.read(row.getString("EXAMPLES")),
                run.id()));
    }

    @Override
    public void finish(RankingRun run, RankingVerdict verdict, Instant at) {
        PairedDifference better = verdict.better();
        jdbc.update(
                "UPDATE LOYALTY_RANKING_RUN SET FINISHED_AT = ?, OUTCOME = ?, MEMBERS = ?, SERVED = ?, LEARNT = ?,"
                        + " BETTER = ?, BETTER_LOW = ?, BETTER_HIGH = ?, WEIGHTS = ? WHERE RUN_ID = ?",
                Columns.column(at),
                verdict.outcome().name(),
                verdict.members(),
                verdict.served(),
                verdict.learnt(),
                better == null ? null : better.mean(),
                better == null ? null : better.low(),
                better == null ? null : better.high(),
                text(verdict.live()),
                run.id());
        giveUp(run);
        if (verdict.outcome() == RankingOutcome.LIVE || verdict.outcome() == RankingOutcome.TAKEN_OFF) {
            jdbc.update(
                    "UPDATE LOYALTY_RANKING SET LIVE_RUN = ? WHERE RANKING_ID = 1",
                    verdict.live() == null ? null : run.id());
        }
    }

    private static @Nullable String text(@Nullable RankingWeights live) {
        return live == null
                ? null
                : String.join(
                        LINE,
                        NumbersColumn.text(live.weights()),
                        NumbersColumn.text(live.usual()),
                        NumbersColumn.text(live.spread()));
    }

    @Override
    public Map<Long, ItemSigns> of(Collection<Long> products) {
        Map<Long, ItemSigns> signs = new HashMap<>();
        if (!products.isEmpty()) {
            named.query(
                    "SELECT s.PRODUCT_ID, s.SIGNS FROM LOYALTY_TASTE t"
                            + " JOIN LOYALTY_ITEM_SALES s ON s.GENERATION = t.GENERATION"
                            + " WHERE t.PART = 'SALES' AND s.SIGNS IS NOT NULL AND s.PRODUCT_ID IN (:products)",
                    new MapSqlParameterSource("products", new TreeSet<>(products)),
                    row -> {
                        signs.put(row.getLong("PRODUCT_ID"), new ItemSigns(NumbersColumn.read(row.getString("SIGNS"))));
                    });
        }
        return signs;
    }
}
