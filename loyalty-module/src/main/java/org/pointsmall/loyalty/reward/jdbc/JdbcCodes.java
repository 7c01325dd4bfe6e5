package org.pointsmall.loyalty.reward.jdbc;

import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.pointsmall.loyalty.reward.code.CodeImport;
import org.pointsmall.loyalty.reward.code.CodeStore;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.GeneratedKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Codes in the store's database, as imports write them. The codes of a pool are numbered without gaps. */
final class JdbcCodes implements CodeStore {
    private static final String FILL = "SELECT ADDED, GIVEN FROM LOYALTY_CODE_POOL WHERE POOL_ID = ?";
    private static final String IMPORT =
            "SELECT IMPORT_ID, CODES, DONE, ADDED, TWICE_IN_FILE, IN_POOL FROM LOYALTY_CODE_IMPORT"
                    + " WHERE POOL_ID = ? AND FILE_HASH = ?";
    private static final int[] POOL_TYPES = {Types.VARCHAR, Types.TIMESTAMP_WITH_TIMEZONE, Types.VARCHAR};
    private static final int[] IMPORT_TYPES = {
        Types.BIGINT, Types.VARCHAR, Types.VARCHAR, Types.BIGINT, Types.TIMESTAMP_WITH_TIMEZONE, Types.VARCHAR
    };

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    /** @param dataSource the one that the store's transactions run on */
    JdbcCodes(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
        named = new NamedParameterJdbcTemplate(jdbc);
    }

    @Override
    public long open(String name, Instant at, String actor) {
        return GeneratedKey.insert(
                jdbc,
                "INSERT INTO LOYALTY_CODE_POOL (NAME, ADDED, GIVEN, OPENED_AT, ACTOR) VALUES (?, 0, 0, ?, ?)",
                "pool_id",
                POOL_TYPES,
                name,
                Columns.column(at),
                actor);
    }

    @Override
    public Fill lock(long pool) {
        return fill(FILL + " FOR UPDATE", pool);
    }

    @Override
    public Fill fill(long pool) {
        return fill(FILL, pool);
    }

    private Fill fill(String sql, long pool) {
        return jdbc.query(sql, (row, index) -> new Fill(row.getLong("ADDED"), row.getLong("GIVEN")), pool).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such pool of codes: " + pool));
    }

    @Override
    public CodeImport begin(long pool, String fileHash, String fileName, long codes, Instant at, String actor) {
        return found(pool, fileHash).orElseGet(() -> {
            long id = GeneratedKey.insert(
                    jdbc,
                    "INSERT INTO LOYALTY_CODE_IMPORT (POOL_ID, FILE_HASH, FILE_NAME, CODES, DONE, ADDED, TWICE_IN_FILE,"
                            + " IN_POOL, BEGUN_AT, ACTOR) VALUES (?, ?, ?, ?, 0, 0, 0, 0, ?, ?)",
                    "import_id",
                    IMPORT_TYPES,
                    pool,
                    fileHash,
                    fileName,
                    codes,
                    Columns.column(at),
                    actor);
            return new CodeImport(id, codes, 0, 0, 0, 0);
        });
    }

    private Optional<CodeImport> found(long pool, String fileHash) {
        return jdbc
                .query(
                        IMPORT,
                        (row, index) -> new CodeImport(
                                row.getLong("IMPORT_ID"),
                                row.getLong("CODES"),
                                row.getLong("DONE"),
                                row.getLong("ADDED"),
                                row.getLong("TWICE_IN_FILE"),
                                row.getLong("IN_POOL")),
                        pool,
                        fileHash)
                .stream()
                .findFirst();
    }

    @Override
    public Set<String> known(long pool, Collection<String> marks) {
        return marks.isEmpty()
                ? Set.of()
                : new HashSet<>(named.queryForList(
                        "SELECT MARK FROM LOYALTY_CODE WHERE POOL_ID = :pool AND MARK IN (:marks)",
                        new MapSqlParameterSource("pool", pool).addValue("marks", marks),
                        String.class));
    }

    @Override
    public void add(long pool, List<Sealed> codes, CodeImport reached) {
        long last = fill(pool).added();
        List<Object[]> rows = new ArrayList<>();
        for (Sealed code : codes) {
            rows.add(new Object[] {pool, last + rows.size() + 1, code.mark(), code.code(), reached.id()});
        }
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(
                    "INSERT INTO LOYALTY_CODE (POOL_ID, NTH, MARK, SEALED, IMPORT_ID) VALUES (?, ?, ?, ?, ?)", rows);
        }
        jdbc.update("UPDATE LOYALTY_CODE_POOL SET ADDED = ADDED + ? WHERE POOL_ID = ?", codes.size(), pool);
        jdbc.update(
                "UPDATE LOYALTY_CODE_IMPORT SET DONE = ?, ADDED = ?, TWICE_IN_FILE = ?, IN_POOL = ? WHERE IMPORT_ID = ?",
                reached.done(),
                reached.added(),
                reached.twiceInFile(),
                reached.inPool(),
                reached.id());
    }
}
