package org.pointsmall.loyalty.segment.jdbc;

import java.sql.Types;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.segment.RfmFigures;
import org.pointsmall.loyalty.segment.RfmMeasure;
import org.pointsmall.loyalty.segment.RunPlan;
import org.pointsmall.loyalty.segment.Scale;
import org.pointsmall.loyalty.segment.SegmentRun;
import org.pointsmall.loyalty.segment.SegmentRunId;
import org.pointsmall.loyalty.segment.SegmentStore;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.GeneratedKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;

/** Runs in tables of their own; {@code LOYALTY_SEGMENTATION} says which is in force and which under way. */
final class JdbcSegmentStore implements SegmentStore {
    private static final Map<RfmMeasure, String> COLUMNS = new EnumMap<>(
            Map.of(RfmMeasure.RECENCY, "AGE_DAYS", RfmMeasure.FREQUENCY, "ORDERS", RfmMeasure.MONETARY, "SPENT"));
    private static final int[] RUN_TYPES = {
        Types.VARCHAR,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT
    };

    private final JdbcTemplate jdbc;
    private final RunRows runs;
    private final BusinessTime time;

    public JdbcSegmentStore(DataSource dataSource, BusinessTime time) {
        jdbc = new JdbcTemplate(dataSource);
        runs = new RunRows(jdbc);
        this.time = time;
    }

    @Override
    public Standing lock() {
        if (jdbc.queryForList("SELECT ID FROM LOYALTY_SEGMENTATION WHERE ID = 1 FOR UPDATE", Long.class)
                .isEmpty()) {
            throw new IllegalStateException("the row of the run in force is missing: has the database been migrated?");
        }
        return new Standing(run("RUN_ID"), run("OPEN_RUN_ID"));
    }

    private Optional<SegmentRun> run(String column) {
        return runs.read("JOIN LOYALTY_SEGMENTATION s ON s." + column + " = r.RUN_ID WHERE s.ID = 1").stream()
                .findFirst();
    }

    @Override
    public void open(RunPlan plan) {
        long id = GeneratedKey.insert(
                jdbc,
                "INSERT INTO LOYALTY_SEGMENT_RUN (PHASE, SINCE, AS_OF, ZONE_ID, CURRENCY, MEMBERS, GRADED,"
                        + " UP_TO_MEMBER_ID) VALUES (?, ?, ?, ?, ?, 0, 0, ?)",
                "run_id",
                RUN_TYPES,
                SegmentRun.Phase.MEASURING.name(),
                Columns.column(plan.since()),
                Columns.column(plan.asOf()),
                plan.zone().getId(),
                plan.currency().getCurrencyCode(),
                SegmentRun.NOBODY.value());
        if (jdbc.update("UPDATE LOYALTY_SEGMENTATION SET OPEN_RUN_ID = ? WHERE ID = 1 AND OPEN_RUN_ID IS NULL", id)
                != 1) {
            throw new IllegalStateException("a run is under way");
        }
    }

    @Override
    public void update(SegmentRun run) {
        jdbc.update(
                "UPDATE LOYALTY_SEGMENT_RUN SET PHASE = ?, FINISHED_AT = ?, MEMBERS = ?, GRADED = ?,"
                        + " UP_TO_MEMBER_ID = ? WHERE RUN_ID = ?",
                run.phase().name(),
                new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, Columns.column(run.finishedAt())),
                run.members(),
                run.graded(),
                run.upTo().value(),
                run.id().value());
    }

    @Override
    public void add(SegmentRunId run, List<RfmFigures> figures) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (RfmFigures of : figures) {
            rows.add(new @Nullable Object[] {
                run.value(), of.member().value(), Columns.column(of.lastOrder()), of.days(), of.orders(), of.money()
            });
        }
        jdbc.batchUpdate(
                "INSERT INTO LOYALTY_MEMBER_SEGMENT (RUN_ID, MEMBER_ID, LAST_ORDER_AT, AGE_DAYS, ORDERS, SPENT)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                rows);
    }

    @Override
    public long valueAt(SegmentRunId run, RfmMeasure measure, long position) {
        String column = COLUMNS.get(measure);
        return Objects.requireNonNull(
                jdbc.queryForObject(
                        "SELECT " + column + " FROM LOYALTY_MEMBER_SEGMENT WHERE RUN_ID = ? ORDER BY " + column
                                + (measure.moreIsBetter() ? "" : " DESC") + " LIMIT 1 OFFSET " + position,
                        Long.class,
                        run.value()),
                column);
    }

    @Override
    public void keep(SegmentRunId run, Scale scale) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < scale.bounds().size(); i++) {
            rows.add(new Object[] {
                run.value(),
                scale.measure().name(),
                Scale.WORST + 1 + i,
                scale.bounds().get(i)
            });
        }
        jdbc.batchUpdate(
                "INSERT INTO LOYALTY_SEGMENT_BOUND (RUN_ID, MEASURE, QUINTILE, BOUND) VALUES (?, ?, ?, ?)", rows);
    }

    @Override
    public Map<RfmMeasure, Scale> scales(SegmentRunId run) {
        Map<RfmMeasure, List<Long>> bounds = new EnumMap<>(RfmMeasure.class);
        jdbc.query(
                "SELECT MEASURE, BOUND FROM LOYALTY_SEGMENT_BOUND WHERE RUN_ID = ? ORDER BY MEASURE, QUINTILE",
                row -> {
                    bounds.computeIfAbsent(RfmMeasure.valueOf(row.getString("MEASURE")), measure -> new ArrayList<>())
                            .add(row.getLong("BOUND"));
                },
                run.value());
        Map<RfmMeasure, Scale> scales = new EnumMap<>(RfmMeasure.class);
        bounds.forEach((measure, found) -> scales.put(measure, new Scale(measure, found)));
        return scales;
    }

    @Override
    public List<RfmFigures> figures(SegmentRunId run, MemberId after, int limit) {
        return jdbc.query(
                "SELECT MEMBER_ID, LAST_ORDER_AT, AGE_DAYS, ORDERS, SPENT FROM LOYALTY_MEMBER_SEGMENT"
                        + " WHERE RUN_ID = ? AND MEMBER_ID > ? ORDER BY MEMBER_ID LIMIT " + limit,
                (row, index) -> new RfmFigures(
                        new MemberId(row.getLong("MEMBER_ID")),
                        Columns.instant(row, "LAST_ORDER_AT"),
                        row.getLong("AGE_DAYS"),
                        row.getLong("ORDERS"),
                        row.getLong("SPENT")),
                run.value(),
                after.value());
    }

    @Override
    public void grade(SegmentRunId run, List<Grade> grades) {
        jdbc.batchUpdate(
                "UPDATE LOYALTY_MEMBER_SEGMENT SET RECENCY = ?, FREQUENCY = ?, MONETARY = ?, SEGMENT = ?"
                        + " WHERE RUN_ID = ? AND MEMBER_ID = ?",
                grades.stream()
                        .map(grade -> new Object[] {
                            grade.score().recency(),
                            grade.score().frequency(),
                            grade.score().monetary(),
                            grade.segment().code().value(),
                            run.value(),
                            grade.member().value()
                        })
                        .toList());
    }

    @Override
    public void putInForce(SegmentRun run) {
        update(run);
        jdbc.update(
                "INSERT INTO LOYALTY_SEGMENT_COUNT (RUN_ID, SEGMENT, MEMBERS) SELECT RUN_ID, SEGMENT, COUNT(*)"
                        + " FROM LOYALTY_MEMBER_SEGMENT WHERE RUN_ID = ? GROUP BY RUN_ID, SEGMENT",
                run.id().value());
        jdbc.update(
                "UPDATE LOYALTY_SEGMENTATION SET RUN_ID = ?, OPEN_RUN_ID = NULL WHERE ID = 1",
                run.id().value());
    }

    @Override
    public void giveUp(SegmentRun run) {
        update(run);
        jdbc.update("UPDATE LOYALTY_SEGMENTATION SET OPEN_RUN_ID = NULL WHERE ID = 1");
    }

    @Override
    public int clear(int limit) {
        for (long run : jdbc.queryForList(
                "SELECT r.RUN_ID FROM LOYALTY_SEGMENT_RUN r JOIN LOYALTY_SEGMENTATION s ON s.ID = 1"
                        + " WHERE r.CLEARED_AT IS NULL AND (s.RUN_ID IS NULL OR s.RUN_ID <> r.RUN_ID)"
                        + " AND (s.OPEN_RUN_ID IS NULL OR s.OPEN_RUN_ID <> r.RUN_ID) ORDER BY r.RUN_ID",
                Long.class)) {
            int cleared = clear(run, limit);
            if (cleared > 0) {
                return cleared;
            }
            jdbc.update(
                    "UPDATE LOYALTY_SEGMENT_RUN SET CLEARED_AT = ? WHERE RUN_ID = ?", Columns.column(time.now()), run);
        }
        return 0;
    }

    /** Up to the last of the next so many members: no database here deletes with a limit in the same words. */
    private int clear(long run, int limit) {
        List<Long> last = jdbc.queryForList(
                "SELECT MEMBER_ID FROM LOYALTY_MEMBER_SEGMENT WHERE RUN_ID = ? ORDER BY MEMBER_ID LIMIT 1 OFFSET "
                        + (limit - 1),
                Long.class,
                run);
        return jdbc.update(
                "DELETE FROM LOYALTY_MEMBER_SEGMENT WHERE RUN_ID = ? AND MEMBER_ID <= ?",
                run,
                last.isEmpty() ? Long.MAX_VALUE : last.get(0));
    }
}
