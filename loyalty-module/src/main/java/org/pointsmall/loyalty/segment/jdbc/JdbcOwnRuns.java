package org.pointsmall.loyalty.segment.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.segment.SegmentRun;
import org.pointsmall.loyalty.segment.own.OwnRun;
import org.pointsmall.loyalty.segment.own.OwnRuns;
import org.pointsmall.loyalty.segment.own.OwnSegmentTerms;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** Runs of own segments. Which one is in force, a column says that is unique; that is what readers go by. */
final class JdbcOwnRuns implements OwnRuns {
    private final JdbcTemplate jdbc;

    JdbcOwnRuns(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<OwnRun> standing() {
        return jdbc.query(
                "SELECT RUN_ID, OWN_SEGMENT_ID, VERSION, AS_OF, STATE, UP_TO_MEMBER_ID, MEMBERS, FINISHED_AT"
                        + " FROM LOYALTY_OWN_SEGMENT_RUN WHERE STATE <> 'ENDED' ORDER BY STATE DESC, RUN_ID",
                (row, index) -> run(row));
    }

    private static OwnRun run(ResultSet row) throws SQLException {
        return new OwnRun(
                row.getLong("RUN_ID"),
                new VersionRef<>(row.getLong("OWN_SEGMENT_ID"), row.getInt("VERSION")),
                Columns.instant(row, "AS_OF"),
                OwnRun.State.valueOf(row.getString("STATE")),
                new MemberId(row.getLong("UP_TO_MEMBER_ID")),
                row.getLong("MEMBERS"),
                Columns.instantOrNull(row, "FINISHED_AT"));
    }

    @Override
    public void open(VersionRef<OwnSegmentTerms> of, Instant asOf) {
        jdbc.update(
                "INSERT INTO LOYALTY_OWN_SEGMENT_RUN (OWN_SEGMENT_ID, CODE, VERSION, AS_OF, STATE, UP_TO_MEMBER_ID,"
                        + " MEMBERS) VALUES (?, ?, ?, ?, 'OPEN', ?, 0)",
                of.id(),
                OwnSegmentTerms.code(of.id()).value(),
                of.version(),
                Columns.column(asOf),
                SegmentRun.NOBODY.value());
    }

    @Override
    public void add(OwnRun run, List<MemberId> members, MemberId upTo) {
        jdbc.batchUpdate(
                "INSERT INTO LOYALTY_OWN_SEGMENT_MEMBER (RUN_ID, MEMBER_ID) VALUES (?, ?)",
                members.stream()
                        .map(member -> new Object[] {run.id(), member.value()})
                        .toList());
        jdbc.update(
                "UPDATE LOYALTY_OWN_SEGMENT_RUN SET UP_TO_MEMBER_ID = ?, MEMBERS = MEMBERS + ? WHERE RUN_ID = ?",
                upTo.value(),
                members.size(),
                run.id());
    }

    @Override
    public void putInForce(OwnRun run, Instant at) {
        standing(run.of().id(), OwnRun.State.IN_FORCE).ifPresent(this::end);
        jdbc.update(
                "UPDATE LOYALTY_OWN_SEGMENT_RUN SET STATE = 'IN_FORCE', IN_FORCE_OF = OWN_SEGMENT_ID, FINISHED_AT = ?"
                        + " WHERE RUN_ID = ?",
                Columns.column(at),
                run.id());
    }

    @Override
    public void end(OwnRun run) {
        jdbc.update(
                "UPDATE LOYALTY_OWN_SEGMENT_RUN SET STATE = 'ENDED', IN_FORCE_OF = NULL WHERE RUN_ID = ?", run.id());
    }

    @Override
    public int clear(int limit) {
        for (long run : jdbc.queryForList(
                "SELECT RUN_ID FROM LOYALTY_OWN_SEGMENT_RUN WHERE STATE = 'ENDED' ORDER BY RUN_ID", Long.class)) {
            // Up to the last of so many: no database here deletes with a limit in the same words.
            List<Long> last = jdbc.queryForList(
                    "SELECT MEMBER_ID FROM LOYALTY_OWN_SEGMENT_MEMBER WHERE RUN_ID = ? ORDER BY MEMBER_ID LIMIT 1"
                            + " OFFSET " + (limit - 1),
                    Long.class,
                    run);
            int cleared = jdbc.update(
                    "DELETE FROM LOYALTY_OWN_SEGMENT_MEMBER WHERE RUN_ID = ? AND MEMBER_ID <= ?",
                    run,
                    last.isEmpty() ? Long.MAX_VALUE : last.get(0));
            if (cleared > 0) {
                return cleared;
            }
            jdbc.update("DELETE FROM LOYALTY_OWN_SEGMENT_RUN WHERE RUN_ID = ?", run);
        }
        return 0;
    }
}
