package org.pointsmall.loyalty.job.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.JobState;
import org.pointsmall.loyalty.job.JobStatus;
import org.pointsmall.loyalty.job.JobStatuses;
import org.pointsmall.loyalty.job.Node;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.InstantColumn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;

/** A row a job in {@code LOYALTY_JOB}. */
final class JdbcJobStatuses implements JobStatuses {
    private static final String SELECT = "SELECT JOB_NAME, NODE, STATE, STARTED_AT, SEEN_AT, FINISHED_AT, PROCESSED,"
            + " LAG_SECONDS, FAILURE, SUCCEEDED_AT FROM LOYALTY_JOB";
    private static final String VALUES = "NODE = ?, STARTED_AT = ?, STATE = ?, SEEN_AT = ?, FINISHED_AT = ?,"
            + " PROCESSED = ?, LAG_SECONDS = ?, FAILURE = ?, SUCCEEDED_AT = ?";

    private final JdbcTemplate jdbc;
    private final Transactions transactions;

    JdbcJobStatuses(DataSource dataSource, Transactions transactions) {
        jdbc = new JdbcTemplate(dataSource);
        this.transactions = transactions;
    }

    /** Under the job's lock, so nobody inserts the row between the two statements. */
    @Override
    public void begin(JobStatus status) {
        transactions.required(() -> write("UPDATE LOYALTY_JOB SET " + VALUES + " WHERE JOB_NAME = ?", status) > 0
                || write(
                                "INSERT INTO LOYALTY_JOB (NODE, STARTED_AT, STATE, SEEN_AT, FINISHED_AT, PROCESSED,"
                                        + " LAG_SECONDS, FAILURE, SUCCEEDED_AT, JOB_NAME)"
                                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                status)
                        > 0);
    }

    @Override
    public void update(JobStatus status) {
        transactions.required(() -> write(
                "UPDATE LOYALTY_JOB SET " + VALUES + " WHERE JOB_NAME = ? AND NODE = ? AND STARTED_AT = ?",
                status,
                text(status.node().name()),
                time(status.startedAt())));
    }

    @Override
    public Optional<JobStatus> find(JobName job) {
        return transactions.required(
                () -> jdbc.query(SELECT + " WHERE JOB_NAME = ?", JdbcJobStatuses::status, job.value()).stream()
                        .findFirst());
    }

    @Override
    public List<JobStatus> all() {
        return transactions.required(() -> jdbc.query(SELECT + " ORDER BY JOB_NAME", JdbcJobStatuses::status));
    }

    private int write(String sql, JobStatus status, Object... which) {
        Duration lag = status.lag();
        List<Object> values = new ArrayList<>(List.of(
                text(status.node().name()),
                time(status.startedAt()),
                text(status.state().name()),
                time(status.seenAt()),
                time(status.finishedAt()),
                number(status.processed()),
                number(lag == null ? null : lag.toSeconds()),
                text(status.failure()),
                time(status.succeededAt()),
                text(status.name().value())));
        values.addAll(List.of(which));
        return jdbc.update(sql, values.toArray());
    }

    private static SqlParameterValue text(@Nullable String value) {
        return new SqlParameterValue(Types.VARCHAR, value);
    }

    private static SqlParameterValue number(@Nullable Long value) {
        return new SqlParameterValue(Types.BIGINT, value);
    }

    private static Object time(@Nullable Instant value) {
        return value == null ? new SqlParameterValue(Types.NULL, null) : new InstantColumn(value);
    }

    private static JobStatus status(ResultSet row, int index) throws SQLException {
        long lag = row.getLong("LAG_SECONDS");
        Duration lagOrNull = row.wasNull() ? null : Duration.ofSeconds(lag);
        return new JobStatus(
                new JobName(row.getString("JOB_NAME")),
                new Node(row.getString("NODE")),
                JobState.valueOf(row.getString("STATE")),
                Columns.instant(row, "STARTED_AT"),
                Columns.instant(row, "SEEN_AT"),
                Columns.instantOrNull(row, "FINISHED_AT"),
                row.getLong("PROCESSED"),
                lagOrNull,
                row.getString("FAILURE"),
                Columns.instantOrNull(row, "SUCCEEDED_AT"));
    }
}
