package org.pointsmall.loyalty.recommendation.jdbc;

import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.recommendation.PreferenceStore;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** One row for each member who ever said what they want. */
final class JdbcPreferences implements PreferenceStore {
    private static final int[] TYPES = {Types.BOOLEAN, Types.TIMESTAMP_WITH_TIMEZONE, Types.BIGINT};

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final Transactions transactions;

    /** @param dataSource the one that the store's transactions run on */
    public JdbcPreferences(DataSource dataSource, Transactions transactions) {
        jdbc = new JdbcTemplate(dataSource);
        named = new NamedParameterJdbcTemplate(jdbc);
        this.transactions = transactions;
    }

    @Override
    public Set<MemberId> among(Collection<MemberId> members) {
        return members.isEmpty()
                ? Set.of()
                : named
                        .queryForList(
                                "SELECT MEMBER_ID FROM LOYALTY_PREFERENCE WHERE PERSONALISED = FALSE"
                                        + " AND MEMBER_ID IN (:members)",
                                new MapSqlParameterSource(
                                        "members",
                                        members.stream()
                                                .map(MemberId::value)
                                                .collect(Collectors.toCollection(TreeSet::new))),
                                Long.class)
                        .stream()
                        .map(MemberId::new)
                        .collect(Collectors.toSet());
    }

    @Override
    public void save(MemberId member, boolean personalised, Instant at) {
        if (!update(member, personalised, at)) {
            try {
                transactions.isolated(() -> insert(member, personalised, at));
            } catch (DuplicateKeyException savedMeanwhile) {
                update(member, personalised, at);
            }
        }
    }

    private boolean update(MemberId member, boolean personalised, Instant at) {
        Object[] row = {personalised, Columns.column(at), member.value()};
        return jdbc.update(
                        "UPDATE LOYALTY_PREFERENCE SET PERSONALISED = ?, CHANGED_AT = ? WHERE MEMBER_ID = ?",
                        row,
                        TYPES)
                > 0;
    }

    private int insert(MemberId member, boolean personalised, Instant at) {
        Object[] row = {personalised, Columns.column(at), member.value()};
        return jdbc.update(
                "INSERT INTO LOYALTY_PREFERENCE (PERSONALISED, CHANGED_AT, MEMBER_ID) VALUES (?, ?, ?)", row, TYPES);
    }

    @Override
    public void move(MemberId from, MemberId into, Instant at) {
        if (includes(from)) {
            save(into, false, at);
        }
        erase(from);
    }

    @Override
    public List<MemberId> members(MemberId after, int limit) {
        return jdbc.query(
                "SELECT MEMBER_ID FROM LOYALTY_PREFERENCE WHERE MEMBER_ID > ? ORDER BY MEMBER_ID LIMIT " + limit,
                (row, index) -> new MemberId(row.getLong("MEMBER_ID")),
                after.value());
    }

    @Override
    public void erase(MemberId member) {
        jdbc.update("DELETE FROM LOYALTY_PREFERENCE WHERE MEMBER_ID = ?", member.value());
    }
}
