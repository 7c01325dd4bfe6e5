package org.pointsmall.loyalty.outbox.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.Event;
import org.pointsmall.loyalty.outbox.EventKind;
import org.pointsmall.loyalty.outbox.Undelivered;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of {@code LOYALTY_OUTBOX}: one is there until its event has been told to everybody. */
final class JdbcUndelivered implements Undelivered {
    private static final String SELECT =
            "SELECT EVENT_ID, MEMBER_ID, KIND, FACTS, HAPPENED_AT, TAKEN_BY, PARKED FROM LOYALTY_OUTBOX WHERE ";

    private static final String NOT_TAKEN = "(TAKEN_BY IS NULL OR CONCAT(',', TAKEN_BY, ',') NOT LIKE ? ESCAPE '!')";

    private final JdbcTemplate jdbc;

    JdbcUndelivered(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<Long> fresh(long after, int limit) {
        return jdbc.queryForList(
                "SELECT EVENT_ID FROM LOYALTY_OUTBOX WHERE EVENT_ID > ? AND PARKED = FALSE ORDER BY EVENT_ID LIMIT "
                        + limit,
                Long.class,
                after);
    }

    @Override
    public Optional<Waiting> lock(long id) {
        return jdbc.query(SELECT + "EVENT_ID = ? FOR UPDATE", JdbcUndelivered::waiting, id).stream()
                .findFirst();
    }

    /** The first that it has not taken is enough: a member whose events have piled up is not read from end to end. */
    @Override
    public boolean hasTakenAllBefore(long id, MemberId member, String listener) {
        return jdbc.queryForList(
                        "SELECT EVENT_ID FROM LOYALTY_OUTBOX WHERE MEMBER_ID = ? AND EVENT_ID < ? AND " + NOT_TAKEN
                                + " ORDER BY EVENT_ID LIMIT 1",
                        Long.class,
                        member.value(),
                        id,
                        taken(listener))
                .isEmpty();
    }

    @Override
    public Optional<Long> nextParked(MemberId member, long after) {
        return jdbc
                .queryForList(
                        "SELECT EVENT_ID FROM LOYALTY_OUTBOX WHERE MEMBER_ID = ? AND EVENT_ID > ? AND PARKED = TRUE"
                                + " ORDER BY EVENT_ID LIMIT 1",
                        Long.class,
                        member.value(),
                        after)
                .stream()
                .findFirst();
    }

    @Override
    public void taken(long id, Set<String> by) {
        jdbc.update(
                "UPDATE LOYALTY_OUTBOX SET TAKEN_BY = ? WHERE EVENT_ID = ?", String.join(",", new TreeSet<>(by)), id);
    }

    @Override
    public void park(long id) {
        jdbc.update("UPDATE LOYALTY_OUTBOX SET PARKED = TRUE WHERE EVENT_ID = ?", id);
    }

    @Override
    public void delivered(long id) {
        jdbc.update("DELETE FROM LOYALTY_OUTBOX WHERE EVENT_ID = ?", id);
    }

    @Override
    public Optional<Instant> oldest() {
        return jdbc
                .query(
                        "SELECT HAPPENED_AT FROM LOYALTY_OUTBOX ORDER BY EVENT_ID LIMIT 1",
                        (row, index) -> Columns.instant(row, "HAPPENED_AT"))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Instant> oldest(String listener) {
        return jdbc
                .query(
                        "SELECT HAPPENED_AT FROM LOYALTY_OUTBOX WHERE " + NOT_TAKEN + " ORDER BY EVENT_ID LIMIT 1",
                        (row, index) -> Columns.instant(row, "HAPPENED_AT"),
                        taken(listener))
                .stream()
                .findFirst();
    }

    private static String taken(String listener) {
        return "%," + listener.replaceAll("[!%_]", "!$0") + ",%";
    }

    @Override
    public long count() {
        return Objects.requireNonNull(jdbc.queryForObject("SELECT COUNT(*) FROM LOYALTY_OUTBOX", Long.class));
    }

    private static Waiting waiting(ResultSet row, int index) throws SQLException {
        Event event = new Event(
                row.getLong("EVENT_ID"),
                new MemberId(row.getLong("MEMBER_ID")),
                new EventKind(row.getString("KIND")),
                Columns.instant(row, "HAPPENED_AT"),
                EventFactsJson.read(row.getString("FACTS")));
        String takenBy = row.getString("TAKEN_BY");
        return new Waiting(event, takenBy == null ? Set.of() : Set.of(takenBy.split(",")), row.getBoolean("PARKED"));
    }
}
