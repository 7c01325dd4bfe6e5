package org.pointsmall.loyalty.segment.jdbc;

import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.segment.SegmentMembers;
import org.pointsmall.loyalty.segment.own.OwnSegmentTerms;
import org.springframework.jdbc.core.JdbcTemplate;

/** Along the key of a run and a member; so are the merchant's own. */
final class JdbcSegmentMembers implements SegmentMembers {
    private static final String MEASURED = "SELECT m.MEMBER_ID FROM LOYALTY_SEGMENTATION s"
            + " JOIN LOYALTY_MEMBER_SEGMENT m ON m.RUN_ID = s.RUN_ID WHERE s.ID = 1 AND m.SEGMENT = ?";
    private static final String OWN = "SELECT m.MEMBER_ID FROM LOYALTY_OWN_SEGMENT_RUN r"
            + " JOIN LOYALTY_OWN_SEGMENT_MEMBER m ON m.RUN_ID = r.RUN_ID WHERE r.IN_FORCE_OF = ?";

    private final JdbcTemplate jdbc;

    JdbcSegmentMembers(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<MemberId> of(SegmentCode segment, long after, int limit) {
        OptionalLong own = OwnSegmentTerms.id(segment);
        return jdbc.query(
                (own.isPresent() ? OWN : MEASURED) + " AND m.MEMBER_ID > ? ORDER BY m.MEMBER_ID LIMIT ?",
                (row, index) -> new MemberId(row.getLong("MEMBER_ID")),
                own.isPresent() ? (Object) own.getAsLong() : segment.value(),
                after,
                limit);
    }
}
