package org.pointsmall.loyalty.outbox.jdbc;

import java.sql.Types;
import java.util.List;
import javax.sql.DataSource;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.StatementPipeline;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A row an event in {@code LOYALTY_OUTBOX}. The database gives the id as the row is inserted, so under the account's lock:
 * the ids of a member's events are in the order in which they are committed.
 */
final class JdbcOutbox implements Outbox {
    private static final String INSERT =
            "INSERT INTO LOYALTY_OUTBOX (MEMBER_ID, KIND, FACTS, HAPPENED_AT) VALUES (?, ?, ?, ?)";
    private static final int[] TYPES = {Types.BIGINT, Types.VARCHAR, Types.VARCHAR, Types.TIMESTAMP_WITH_TIMEZONE};

    private final JdbcTemplate jdbc;
    private final StatementPipeline movements;

    JdbcOutbox(DataSource dataSource, StatementPipeline movements) {
        jdbc = new JdbcTemplate(dataSource);
        this.movements = movements;
    }

    @Override
    public void add(List<News> news) {
        if (news.size() == 1) {
            movements.insert(INSERT, TYPES, values(news.get(0)));
        } else {
            movements.flush();
            jdbc.batchUpdate(INSERT, news.stream().map(JdbcOutbox::values).toList(), TYPES);
        }
    }

    private static Object[] values(News news) {
        return new Object[] {
            news.member().value(), news.kind().name(), EventFactsJson.write(news.facts()), Columns.column(news.at())
        };
    }
}
