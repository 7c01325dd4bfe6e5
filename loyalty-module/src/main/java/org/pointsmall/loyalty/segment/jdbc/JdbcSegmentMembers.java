package org.pointsmall.loyalty.segment.jdbc;

import java.util.List;
import javax.sql.DataSource;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.segment.SegmentMembers;
import org.springframework.jdbc.core.JdbcTemplate;

/** Along the key of a run and a member. */
final class JdbcSegmentMembers implements SegmentMembers {
    private final JdbcTemplate jdbc;

    JdbcSegmentMembers(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<MemberId> of(SegmentCode segment, long after, int limit) {
        return jdbc.query(
                "SELECT m.MEMBER_ID FROM LOYALTY_SEGMENTATION s JOIN LOYALTY_MEMBER_SEGMENT m ON m.RUN_ID = s.RUN_ID"
                        + " WHERE s.ID = 1 AND m.SEGMENT = ? AND m.MEMBER_ID > ? ORDER BY m.MEMBER_ID LIMIT ?",
                (row, index) -> new MemberId(row.getLong("MEMBER_ID")),
                segment.value(),
                after,
                limit);
    }
}
