package org.pointsmall.loyalty.recommendation.feed.jdbc;

import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.pointsmall.loyalty.recommendation.feed.FeedStore;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** A row a note in {@code LOYALTY_SEARCH_FEED}, and one row in {@code LOYALTY_SEARCH_STATE} for the versions. */
public final class JdbcSearchFeed implements FeedStore {
    private static final String NOTE =
            "INSERT INTO LOYALTY_SEARCH_FEED (OFFER_ID, NOTED_AT, DUE_AT, TIMED, FAILURES) VALUES (?, ?, ?, ?, 0)";
    private static final int[] TYPES = {
        Types.BIGINT, Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP_WITH_TIMEZONE, Types.BOOLEAN
    };
    private static final int LONGEST_REASON = 255;

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final Supplier<Instant> now;

    /** @param dataSource the one that the store's transactions run on */
    public JdbcSearchFeed(DataSource dataSource, Supplier<Instant> now) {
        jdbc = new JdbcTemplate(dataSource);
        named = new NamedParameterJdbcTemplate(jdbc);
        this.now = now;
    }

    @Override
    public void note(Collection<Long> offerIds) {
        Instant at = now.get();
        insert(new TreeSet<>(offerIds)
                .stream().map(id -> row(id, at, at, false)).toList());
    }

    @Override
    public void noteAll() {
        note(List.of(ALL));
    }

    @Override
    public void noteForLater(Collection<Long> offers, Map<Long, Instant> at) {
        if (!offers.isEmpty()) {
            named.update(
                    "DELETE FROM LOYALTY_SEARCH_FEED WHERE TIMED = TRUE AND OFFER_ID IN (:ids)",
                    new MapSqlParameterSource("ids", new TreeSet<>(offers)));
        }
        Instant noted = now.get();
        List<Object[]> rows = new ArrayList<>();
        at.forEach((offer, due) -> rows.add(row(offer, noted, due, true)));
        insert(rows);
    }

    private static Object[] row(long offer, Instant noted, Instant due, boolean timed) {
        return new Object[] {offer, Columns.column(noted), Columns.column(due), timed};
    }

    private void insert(List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(NOTE, rows, TYPES);
        }
    }

    /** Counts as the clock does, so that a database that was set back draws no version twice. */
    @Override
    public long drawVersion(Instant at) {
        jdbc.update(
                "UPDATE LOYALTY_SEARCH_STATE SET VERSION = CASE WHEN VERSION >= ? THEN VERSION + 1 ELSE ? END"
                        + " WHERE STATE_ID = 1",
                at.toEpochMilli(),
                at.toEpochMilli());
        return Objects.requireNonNull(
                jdbc.queryForObject("SELECT VERSION FROM LOYALTY_SEARCH_STATE WHERE STATE_ID = 1", Long.class));
    }

    @Override
    public List<Note> due(Instant at, int limit) {
        return jdbc.query(
                "SELECT FEED_ID, OFFER_ID, FAILURES FROM LOYALTY_SEARCH_FEED WHERE DUE_AT <= ? ORDER BY FEED_ID LIMIT "
                        + limit,
                (row, index) -> new Note(row.getLong("FEED_ID"), row.getLong("OFFER_ID"), row.getInt("FAILURES")),
                Columns.column(at));
    }

    @Override
    public void done(Collection<Long> notes) {
        if (!notes.isEmpty()) {
            named.update(
                    "DELETE FROM LOYALTY_SEARCH_FEED WHERE FEED_ID IN (:ids)",
                    new MapSqlParameterSource("ids", new TreeSet<>(notes)));
        }
    }

    @Override
    public void putOff(Collection<Long> notes, Instant until, String why) {
        named.update(
                "UPDATE LOYALTY_SEARCH_FEED SET DUE_AT = :until, FAILURES = FAILURES + 1, FAILURE = :why"
                        + " WHERE FEED_ID IN (:ids)",
                new MapSqlParameterSource("ids", new TreeSet<>(notes))
                        .addValue("until", Columns.column(until))
                        .addValue("why", why.substring(0, Math.min(why.length(), LONGEST_REASON))));
    }

    @Override
    public Optional<Instant> oldest(Instant at) {
        return jdbc
                .query(
                        "SELECT DUE_AT FROM LOYALTY_SEARCH_FEED WHERE DUE_AT <= ? ORDER BY DUE_AT LIMIT 1",
                        (row, index) -> Columns.instant(row, "DUE_AT"),
                        Columns.column(at))
                .stream()
                .findFirst();
    }

    @Override
    public int forget(Instant before) {
        return jdbc.update("DELETE FROM LOYALTY_SEARCH_FEED WHERE NOTED_AT < ?", Columns.column(before));
    }

    @Override
    public String basis() {
        return Objects.requireNonNullElse(
                jdbc.queryForObject("SELECT BASIS FROM LOYALTY_SEARCH_STATE WHERE STATE_ID = 1", String.class), "");
    }

    @Override
    public void setBasis(String basis) {
        jdbc.update("UPDATE LOYALTY_SEARCH_STATE SET BASIS = ? WHERE STATE_ID = 1", basis);
    }
}
