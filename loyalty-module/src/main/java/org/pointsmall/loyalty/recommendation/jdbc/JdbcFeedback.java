package org.pointsmall.loyalty.recommendation.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.recommendation.FeedbackStore;
import org.pointsmall.loyalty.recommendation.Placement;
import org.pointsmall.loyalty.recommendation.RecommendationReason;
import org.pointsmall.loyalty.recommendation.RequestIds;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** One row for each offer of an answer that was seen. */
final class JdbcFeedback implements FeedbackStore {
    private static final String ADD =
            "INSERT INTO LOYALTY_RECOMMENDED (REQUEST_ID, OFFER_ID, MEMBER_ID, PLACEMENT, PLACE,"
                    + " REASON, SOURCE, SEEN_AT, CLICKED_AT) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int[] ADD_TYPES = {
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT,
        Types.VARCHAR,
        Types.INTEGER,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE
    };

    private final JdbcTemplate jdbc;
    private final Transactions transactions;

    /** @param dataSource the one that the store's transactions run on */
    public JdbcFeedback(DataSource dataSource, Transactions transactions) {
        jdbc = new JdbcTemplate(dataSource);
        this.transactions = transactions;
    }

    /** By offer, so that two who tell the same at once do not wait for each other. */
    @Override
    public void note(RequestIds.Shown shown, Collection<Noticed> noticed, Instant at) {
        noticed.stream().sorted(Comparator.comparingLong(Noticed::offerId)).forEach(one -> note(shown, one, at));
    }

    private void note(RequestIds.Shown shown, Noticed noticed, Instant at) {
        List<Boolean> clicked = jdbc.query(
                "SELECT CLICKED_AT FROM LOYALTY_RECOMMENDED WHERE REQUEST_ID = ? AND OFFER_ID = ?",
                (row, index) -> Columns.instantOrNull(row, "CLICKED_AT") != null,
                shown.id(),
                noticed.offerId());
        if (clicked.isEmpty() && !insert(shown, noticed, at)) {
            clicked = List.of(false);
        }
        if (noticed.clicked() && clicked.contains(false)) {
            jdbc.update(
                    "UPDATE LOYALTY_RECOMMENDED SET CLICKED_AT = ? WHERE REQUEST_ID = ? AND OFFER_ID = ?"
                            + " AND CLICKED_AT IS NULL",
                    Columns.column(at),
                    shown.id(),
                    noticed.offerId());
        }
    }

    private boolean insert(RequestIds.Shown shown, Noticed noticed, Instant at) {
        MemberId member = shown.member();
        @Nullable
        Object[] row = {
            shown.id(),
            noticed.offerId(),
            member == null ? null : member.value(),
            shown.placement().name(),
            noticed.place(),
            noticed.reason().name(),
            shown.source().name(),
            Columns.column(at),
            noticed.clicked() ? Columns.column(at) : null
        };
        try {
            return transactions.isolated(() -> jdbc.update(ADD, row, ADD_TYPES)) > 0;
        } catch (DuplicateKeyException toldMeanwhile) {
            return false;
        }
    }

    @Override
    public void exchanged(MemberId member, long offerId, Instant since, Instant at) {
        List<Long> last = jdbc.queryForList(
                "SELECT REQUEST_ID FROM LOYALTY_RECOMMENDED WHERE MEMBER_ID = ? AND OFFER_ID = ? AND SEEN_AT >= ?"
                        + " AND SEEN_AT <= ? ORDER BY SEEN_AT DESC, REQUEST_ID LIMIT 1",
                Long.class,
                member.value(),
                offerId,
                Columns.column(since),
                Columns.column(at));
        last.forEach(request -> jdbc.update(
                "UPDATE LOYALTY_RECOMMENDED SET EXCHANGED_AT = ? WHERE REQUEST_ID = ? AND OFFER_ID = ?"
                        + " AND EXCHANGED_AT IS NULL",
                Columns.column(at),
                request,
                offerId));
    }

    @Override
    public List<Count> counts(Instant since) {
        return jdbc.query(
                "SELECT PLACEMENT, PLACE, REASON, COUNT(*) AS SEEN, COUNT(CLICKED_AT) AS CLICKED,"
                        + " COUNT(EXCHANGED_AT) AS EXCHANGED FROM LOYALTY_RECOMMENDED WHERE SEEN_AT >= ?"
                        + " GROUP BY PLACEMENT, PLACE, REASON ORDER BY PLACEMENT, PLACE, REASON",
                (row, index) -> count(row),
                Columns.column(since));
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(
                Placement.valueOf(row.getString("PLACEMENT")),
                row.getInt("PLACE"),
                RecommendationReason.Code.valueOf(row.getString("REASON")),
                row.getLong("SEEN"),
                row.getLong("CLICKED"),
                row.getLong("EXCHANGED"));
    }

    @Override
    public int forget(Instant before, int limit) {
        List<Object[]> old = jdbc.query(
                "SELECT REQUEST_ID, OFFER_ID FROM LOYALTY_RECOMMENDED WHERE SEEN_AT < ? ORDER BY SEEN_AT LIMIT "
                        + limit,
                (row, index) -> new Object[] {row.getLong("REQUEST_ID"), row.getLong("OFFER_ID")},
                Columns.column(before));
        jdbc.batchUpdate("DELETE FROM LOYALTY_RECOMMENDED WHERE REQUEST_ID = ? AND OFFER_ID = ?", old);
        return old.size();
    }

    @Override
    public void move(MemberId from, MemberId into) {
        jdbc.update("UPDATE LOYALTY_RECOMMENDED SET MEMBER_ID = ? WHERE MEMBER_ID = ?", into.value(), from.value());
    }

    @Override
    public List<MemberId> members(MemberId after, int limit) {
        return jdbc.query(
                "SELECT DISTINCT MEMBER_ID FROM LOYALTY_RECOMMENDED WHERE MEMBER_ID > ? ORDER BY MEMBER_ID LIMIT "
                        + limit,
                (row, index) -> new MemberId(row.getLong("MEMBER_ID")),
                after.value());
    }

    @Override
    public void erase(MemberId member) {
        jdbc.update("UPDATE LOYALTY_RECOMMENDED SET MEMBER_ID = NULL WHERE MEMBER_ID = ?", member.value());
    }
}
