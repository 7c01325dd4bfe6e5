package org.pointsmall.loyalty.job.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.Retries;
import org.pointsmall.loyalty.job.Retry;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;

/**
 * The rows in {@code LOYALTY_RETRY} of the job that tries again; the index on {@code NEXT_AT} has just those that wait.
 */
final class JdbcRetries implements Retries {
    private static final String SELECT = "SELECT THING_ID, LABEL, ATTEMPTS, FIRST_FAILED_AT, LAST_FAILED_AT,"
            + " NEXT_AT, LAST_ERROR FROM LOYALTY_RETRY WHERE JOB = ? AND NEXT_AT IS NOT NULL";

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final String job;

    JdbcRetries(DataSource dataSource, Transactions transactions, JobName job) {
        jdbc = new JdbcTemplate(dataSource);
        this.transactions = transactions;
        this.job = job.value();
    }

    @Override
    public Optional<Retry> find(long id) {
        return jdbc.query(SELECT + " AND THING_ID = ?", JdbcRetries::retry, job, id).stream()
                .findFirst();
    }

    @Override
    public void add(Retry first) {
        if (isKnown(first.id())) {
            return;
        }
        jdbc.update(
                "INSERT INTO LOYALTY_RETRY (JOB, THING_ID, LABEL, ATTEMPTS, FIRST_FAILED_AT, LAST_FAILED_AT, NEXT_AT,"
                        + " LAST_ERROR) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                job,
                first.id(),
                new SqlParameterValue(Types.VARCHAR, first.label()),
                first.attempts(),
                Columns.column(first.firstFailedAt()),
                Columns.column(first.lastFailedAt()),
                Columns.column(first.nextAt()),
                first.lastError());
    }

    private boolean isKnown(long id) {
        return !jdbc.queryForList(
                        "SELECT THING_ID FROM LOYALTY_RETRY WHERE JOB = ? AND THING_ID = ?", Long.class, job, id)
                .isEmpty();
    }

    @Override
    public void replace(Retry before, Retry now) {
        jdbc.update(
                "UPDATE LOYALTY_RETRY SET ATTEMPTS = ?, LAST_FAILED_AT = ?, NEXT_AT = ?, LAST_ERROR = ?"
                        + " WHERE JOB = ? AND THING_ID = ? AND ATTEMPTS = ? AND DONE_AT IS NULL",
                now.attempts(),
                Columns.column(now.lastFailedAt()),
                Columns.column(now.nextAt()),
                now.lastError(),
                job,
                before.id(),
                before.attempts());
    }

    @Override
    public void done(long id, Instant at) {
        jdbc.update(
                "UPDATE LOYALTY_RETRY SET DONE_AT = ?, NEXT_AT = NULL"
                        + " WHERE JOB = ? AND THING_ID = ? AND DONE_AT IS NULL",
                Columns.column(at),
                job,
                id);
    }

    @Override
    public List<Retry> due(Instant at, long after, int limit) {
        return jdbc.query(
                SELECT + " AND NEXT_AT <= ? AND THING_ID > ? ORDER BY THING_ID LIMIT " + limit,
                JdbcRetries::retry,
                job,
                Columns.column(at),
                after);
    }

    @Override
    public List<Retry> waiting(int limit) {
        return transactions.required(() ->
                jdbc.query(SELECT + " ORDER BY FIRST_FAILED_AT, THING_ID LIMIT " + limit, JdbcRetries::retry, job));
    }

    @Override
    public Summary now() {
        return transactions.required(() -> Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COUNT(*) AS THINGS, MIN(FIRST_FAILED_AT) AS OLDEST, MIN(NEXT_AT) AS NEXT_ONE"
                        + " FROM LOYALTY_RETRY WHERE JOB = ? AND NEXT_AT IS NOT NULL",
                (row, index) -> new Summary(
                        row.getLong("THINGS"),
                        Columns.instantOrNull(row, "OLDEST"),
                        Columns.instantOrNull(row, "NEXT_ONE")),
                job)));
    }

    private static Retry retry(ResultSet row, int index) throws SQLException {
        return new Retry(
                row.getLong("THING_ID"),
                row.getString("LABEL"),
                row.getInt("ATTEMPTS"),
                Columns.instant(row, "FIRST_FAILED_AT"),
                Columns.instant(row, "LAST_FAILED_AT"),
                Columns.instant(row, "NEXT_AT"),
                row.getString("LAST_ERROR"));
    }
}
