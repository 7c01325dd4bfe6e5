package org.pointsmall.loyalty.reward.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.pointsmall.loyalty.reward.code.UploadStore;
import org.pointsmall.loyalty.reward.code.UploadedFile;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.GeneratedKey;
import org.springframework.jdbc.core.JdbcTemplate;

/** Uploaded files in the store's database; they are small, and soon gone. */
final class JdbcUploads implements UploadStore {
    private static final String SELECT =
            "SELECT FILE_ID, POOL_ID, FILE_HASH, FILE_NAME, UPLOADED_AT, ACTOR, STARTED FROM LOYALTY_CODE_FILE WHERE ";
    private static final int[] TYPES = {
        Types.BIGINT,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.LONGVARCHAR,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.VARCHAR,
        Types.BOOLEAN
    };

    private final JdbcTemplate jdbc;

    /** @param dataSource the one that the store's transactions run on */
    public JdbcUploads(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public long add(long pool, String hash, String name, String sealed, Instant at, String actor) {
        return jdbc
                .query(SELECT + "POOL_ID = ? AND FILE_HASH = ? ORDER BY FILE_ID", JdbcUploads::file, pool, hash)
                .stream()
                .findFirst()
                .map(UploadedFile::id)
                .orElseGet(() -> GeneratedKey.insert(
                        jdbc,
                        "INSERT INTO LOYALTY_CODE_FILE (POOL_ID, FILE_HASH, FILE_NAME, SEALED, UPLOADED_AT, ACTOR,"
                                + " STARTED) VALUES (?, ?, ?, ?, ?, ?, ?)",
                        "file_id",
                        TYPES,
                        pool,
                        hash,
                        name,
                        sealed,
                        Columns.column(at),
                        actor,
                        false));
    }

    @Override
    public Optional<UploadedFile> find(long file) {
        return jdbc.query(SELECT + "FILE_ID = ?", JdbcUploads::file, file).stream()
                .findFirst();
    }

    @Override
    public Optional<String> sealed(long file) {
        return jdbc
                .query(
                        "SELECT SEALED FROM LOYALTY_CODE_FILE WHERE FILE_ID = ?",
                        (row, index) -> row.getString("SEALED"),
                        file)
                .stream()
                .findFirst();
    }

    @Override
    public List<UploadedFile> of(long pool) {
        return jdbc.query(SELECT + "POOL_ID = ? ORDER BY FILE_ID", JdbcUploads::file, pool);
    }

    @Override
    public void start(long file) {
        jdbc.update("UPDATE LOYALTY_CODE_FILE SET STARTED = TRUE WHERE FILE_ID = ?", file);
    }

    @Override
    public Optional<UploadedFile> firstStarted() {
        return jdbc.query(SELECT + "STARTED = TRUE ORDER BY FILE_ID LIMIT 1", JdbcUploads::file).stream()
                .findFirst();
    }

    @Override
    public void remove(long file) {
        jdbc.update("DELETE FROM LOYALTY_CODE_FILE WHERE FILE_ID = ?", file);
    }

    @Override
    public void removeWaiting(Instant before) {
        jdbc.update("DELETE FROM LOYALTY_CODE_FILE WHERE STARTED = FALSE AND UPLOADED_AT < ?", Columns.column(before));
    }

    private static UploadedFile file(ResultSet row, int index) throws SQLException {
        return new UploadedFile(
                row.getLong("FILE_ID"),
                row.getLong("POOL_ID"),
                row.getString("FILE_HASH"),
                row.getString("FILE_NAME"),
                Columns.instant(row, "UPLOADED_AT"),
                row.getString("ACTOR"),
                row.getBoolean("STARTED"));
    }
}
