package org.pointsmall.loyalty.segment.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.segment.RunPlan;
import org.pointsmall.loyalty.segment.SegmentRun;
import org.pointsmall.loyalty.segment.SegmentRunId;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads runs. */
final class RunRows {
    private static final String SELECT = "SELECT r.RUN_ID, r.PHASE, r.SINCE, r.AS_OF, r.ZONE_ID, r.CURRENCY,"
            + " r.FINISHED_AT, r.MEMBERS, r.GRADED, r.UP_TO_MEMBER_ID FROM LOYALTY_SEGMENT_RUN r ";

    private final JdbcTemplate jdbc;

    RunRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param rest what follows the table, {@code r} */
    List<SegmentRun> read(String rest, Object... arguments) {
        return jdbc.query(SELECT + rest, (row, index) -> run(row), arguments);
    }

    private static SegmentRun run(ResultSet row) throws SQLException {
        return new SegmentRun(
                new SegmentRunId(row.getLong("RUN_ID")),
                new RunPlan(
                        Columns.instant(row, "SINCE"),
                        Columns.instant(row, "AS_OF"),
                        ZoneId.of(row.getString("ZONE_ID")),
                        Currency.getInstance(row.getString("CURRENCY"))),
                SegmentRun.Phase.valueOf(row.getString("PHASE")),
                Columns.instantOrNull(row, "FINISHED_AT"),
                row.getLong("MEMBERS"),
                row.getLong("GRADED"),
                new MemberId(row.getLong("UP_TO_MEMBER_ID")));
    }
}
