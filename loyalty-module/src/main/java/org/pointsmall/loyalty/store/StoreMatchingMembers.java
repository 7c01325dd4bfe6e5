package org.pointsmall.loyalty.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.segment.own.Matching;
import org.pointsmall.loyalty.segment.own.MatchingMembers;
import org.pointsmall.loyalty.transaction.jdbc.MySqlFamily;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.util.function.SingletonSupplier;

/** Finds members by the programme's tables and the store's, by one statement for all of a span. */
final class StoreMatchingMembers implements MatchingMembers {
    private static final String BELOW = "WITH RECURSIVE BELOW (CATEGORY_ID, DEPTH) AS ("
            + " SELECT CATEGORY_ID, 1 FROM BLC_CATEGORY WHERE CATEGORY_ID IN (:ids)"
            + " UNION ALL SELECT p.CATEGORY_ID, b.DEPTH + 1 FROM BELOW b JOIN " + CategoryTree.STEPS
            + " p ON p.PARENT_ID = b.CATEGORY_ID WHERE b.DEPTH < " + CategoryTree.DEPTH
            + ") SELECT DISTINCT CATEGORY_ID FROM BELOW";

    private final JdbcTemplate jdbc;
    private final Supplier<Collection<String>> tiers;
    private final String birthdayAttribute;
    private final Supplier<Boolean> isMySql;

    /**
     * @param tiers the codes of all tiers
     * @param birthdayAttribute the customer's attribute that has the birthday
     */
    StoreMatchingMembers(DataSource dataSource, Supplier<Collection<String>> tiers, String birthdayAttribute) {
        jdbc = new JdbcTemplate(dataSource);
        this.tiers = tiers;
        this.birthdayAttribute = birthdayAttribute;
        isMySql = SingletonSupplier.of(() -> jdbc.execute((ConnectionCallback<Boolean>) MySqlFamily::includes));
    }

    @Override
    public long count(Matching asked) {
        MatchingStatement statement = statement(asked, 0, Long.MAX_VALUE);
        Long count = jdbc.queryForObject("SELECT COUNT(*)" + statement.text(), Long.class, statement.values());
        return count == null ? 0 : count;
    }

    @Override
    public List<MemberId> first(Matching asked, int limit) {
        return read(statement(asked, 0, Long.MAX_VALUE), " LIMIT " + limit);
    }

    @Override
    public Span next(Matching asked, MemberId after, int members) {
        Optional<MemberId> upTo = jdbc
                .queryForList(
                        "SELECT MEMBER_ID FROM LOYALTY_ACCOUNT WHERE MEMBER_ID > ? ORDER BY MEMBER_ID LIMIT 1 OFFSET "
                                + (members - 1),
                        Long.class,
                        after.value())
                .stream()
                .map(MemberId::new)
                .findFirst();
        long last = upTo.map(MemberId::value).orElse(Long.MAX_VALUE);
        return new Span(read(statement(asked, after.value(), last), ""), upTo);
    }

    private List<MemberId> read(MatchingStatement statement, String limit) {
        return jdbc.query(
                "SELECT a.MEMBER_ID" + statement.text() + " ORDER BY a.MEMBER_ID" + limit,
                (row, index) -> new MemberId(row.getLong("MEMBER_ID")),
                statement.values());
    }

    private MatchingStatement statement(Matching asked, long after, long upTo) {
        MatchingCondition condition = new MatchingCondition(
                asked,
                tiers.get(),
                birthdayAttribute,
                this::below,
                new MatchingGoods(asked, after, upTo),
                isMySql.get());
        return new MatchingStatement(asked, below(asked.goods().categoryNumbers()), condition, after, upTo);
    }

    /** Categories, with all that are below them. */
    private Collection<Long> below(Collection<Long> categories) {
        return categories.isEmpty()
                ? List.of()
                : new NamedParameterJdbcTemplate(jdbc)
                        .queryForList(BELOW, new MapSqlParameterSource("ids", categories), Long.class);
    }
}
