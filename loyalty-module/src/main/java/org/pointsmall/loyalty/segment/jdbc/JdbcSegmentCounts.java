package org.pointsmall.loyalty.segment.jdbc;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.segment.NamedSegment;
import org.pointsmall.loyalty.segment.RfmMeasure;
import org.pointsmall.loyalty.segment.SegmentCounts;
import org.pointsmall.loyalty.segment.SegmentRun;
import org.pointsmall.loyalty.segment.SegmentRunId;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads counts that were made once, when their run came into force; they never change. */
final class JdbcSegmentCounts implements SegmentCounts {
    private final JdbcTemplate jdbc;
    private final RunRows runs;

    public JdbcSegmentCounts(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
        runs = new RunRows(jdbc);
    }

    @Override
    public Optional<Counted> inForce() {
        return runs.read("JOIN LOYALTY_SEGMENTATION s ON s.RUN_ID = r.RUN_ID WHERE s.ID = 1").stream()
                .map(this::counted)
                .findFirst();
    }

    @Override
    public List<Counted> latest(int limit) {
        return runs.read("ORDER BY r.RUN_ID DESC LIMIT " + limit).stream()
                .map(this::counted)
                .toList();
    }

    @Override
    public Map<RfmMeasure, List<Long>> quintiles(SegmentRunId run) {
        Map<RfmMeasure, List<Long>> quintiles = new EnumMap<>(RfmMeasure.class);
        for (RfmMeasure measure : RfmMeasure.values()) {
            Long[] counts = {0L, 0L, 0L, 0L, 0L};
            jdbc.query(
                    "SELECT " + measure.name() + " AS QUINTILE, COUNT(*) AS MEMBERS FROM LOYALTY_MEMBER_SEGMENT"
                            + " WHERE RUN_ID = ? AND SEGMENT IS NOT NULL GROUP BY " + measure.name(),
                    row -> {
                        counts[row.getInt("QUINTILE") - 1] = row.getLong("MEMBERS");
                    },
                    run.value());
            quintiles.put(measure, List.of(counts));
        }
        return quintiles;
    }

    private Counted counted(SegmentRun run) {
        return new Counted(run, run.phase() == SegmentRun.Phase.FINISHED ? counts(run.id()) : Map.of());
    }

    private Map<SegmentCode, Long> counts(SegmentRunId run) {
        Map<SegmentCode, Long> counts = new LinkedHashMap<>();
        for (NamedSegment segment : NamedSegment.values()) {
            counts.put(segment.code(), 0L);
        }
        jdbc.query(
                "SELECT SEGMENT, MEMBERS FROM LOYALTY_SEGMENT_COUNT WHERE RUN_ID = ?",
                row -> {
                    counts.put(new SegmentCode(row.getString("SEGMENT")), row.getLong("MEMBERS"));
                },
                run.value());
        return Collections.unmodifiableMap(counts);
    }
}
