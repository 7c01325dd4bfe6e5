package org.pointsmall.loyalty.segment.jdbc;

import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.pointsmall.loyalty.ledger.jdbc.OneAccount;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.segment.MemberSegments;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Pointers and member by one statement: between two, a run could be replaced and deleted. The merchant's own segments are read
 * along the member's key.
 */
final class JdbcMemberSegments implements MemberSegments {
    private final JdbcTemplate jdbc;

    public JdbcMemberSegments(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Set<SegmentCode> of(MemberId member) {
        return jdbc
                .queryForList(
                        "SELECT m.SEGMENT AS CODE FROM LOYALTY_SEGMENTATION s"
                                + " JOIN LOYALTY_MEMBER_SEGMENT m ON m.RUN_ID = s.RUN_ID"
                                + " WHERE s.ID = 1 AND m.MEMBER_ID = COALESCE(" + OneAccount.MEMBER + ", ?)"
                                + " UNION ALL SELECT r.CODE FROM LOYALTY_OWN_SEGMENT_MEMBER o"
                                + " JOIN LOYALTY_OWN_SEGMENT_RUN r ON r.RUN_ID = o.RUN_ID AND r.IN_FORCE_OF IS NOT NULL"
                                + " WHERE o.MEMBER_ID = COALESCE(" + OneAccount.MEMBER + ", ?)",
                        String.class,
                        member.value(),
                        member.value(),
                        member.value(),
                        member.value())
                .stream()
                .map(SegmentCode::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
