package org.pointsmall.loyalty.reward.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.pointsmall.loyalty.reward.code.CodeImport;
import org.pointsmall.loyalty.reward.code.CodePool;
import org.pointsmall.loyalty.reward.code.CodePoolStore;
import org.pointsmall.loyalty.reward.code.PastImport;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** Pools, and what was imported into them, in the store's database. */
final class JdbcCodePools implements CodePoolStore {
    private static final String POOLS =
            "SELECT POOL_ID, NAME, ADDED, GIVEN, FEW, OPENED_AT, ACTOR FROM LOYALTY_CODE_POOL";
    private static final String IMPORTS = "SELECT IMPORT_ID, FILE_NAME, CODES, DONE, ADDED, TWICE_IN_FILE, IN_POOL,"
            + " BEGUN_AT, ACTOR FROM LOYALTY_CODE_IMPORT WHERE POOL_ID = ?";

    private final JdbcTemplate jdbc;

    /** @param dataSource the one that the store's transactions run on */
    public JdbcCodePools(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<CodePool> all() {
        return jdbc.query(POOLS + " ORDER BY NAME, POOL_ID", JdbcCodePools::pool);
    }

    @Override
    public Optional<CodePool> find(long pool) {
        return jdbc.query(POOLS + " WHERE POOL_ID = ?", JdbcCodePools::pool, pool).stream()
                .findFirst();
    }

    @Override
    public void few(long pool, long few) {
        jdbc.update("UPDATE LOYALTY_CODE_POOL SET FEW = ? WHERE POOL_ID = ?", few, pool);
    }

    @Override
    public List<PastImport> imports(long pool, int limit) {
        return jdbc.query(IMPORTS + " ORDER BY IMPORT_ID DESC LIMIT " + limit, JdbcCodePools::past, pool);
    }

    @Override
    public Optional<PastImport> importOf(long pool, String fileHash) {
        return jdbc.query(IMPORTS + " AND FILE_HASH = ?", JdbcCodePools::past, pool, fileHash).stream()
                .findFirst();
    }

    private static CodePool pool(ResultSet row, int index) throws SQLException {
        return new CodePool(
                row.getLong("POOL_ID"),
                row.getString("NAME"),
                row.getLong("ADDED"),
                row.getLong("GIVEN"),
                row.getLong("FEW"),
                Columns.instant(row, "OPENED_AT"),
                row.getString("ACTOR"));
    }

    private static PastImport past(ResultSet row, int index) throws SQLException {
        CodeImport reached = new CodeImport(
                row.getLong("IMPORT_ID"),
                row.getLong("CODES"),
                row.getLong("DONE"),
                row.getLong("ADDED"),
                row.getLong("TWICE_IN_FILE"),
                row.getLong("IN_POOL"));
        return new PastImport(
                row.getString("FILE_NAME"), reached, Columns.instant(row, "BEGUN_AT"), row.getString("ACTOR"));
    }
}
