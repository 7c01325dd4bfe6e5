package org.pointsmall.loyalty.recommendation.taste.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.pointsmall.loyalty.recommendation.taste.TastePart;
import org.pointsmall.loyalty.recommendation.taste.TasteRun;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads runs by where their part's row points. */
final class TasteRunRows {
    private final JdbcTemplate jdbc;

    TasteRunRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<TasteRun> inForce(TastePart part) {
        return read(part, "GENERATION");
    }

    Optional<TasteRun> open(TastePart part) {
        return read(part, "OPEN_GENERATION");
    }

    private Optional<TasteRun> read(TastePart part, String column) {
        return jdbc
                .query(
                        "SELECT r.GENERATION, r.PART, r.SINCE, r.AS_OF, r.ITEMS, r.UP_TO_PRODUCT_ID, r.FINISHED_AT"
                                + " FROM LOYALTY_TASTE t JOIN LOYALTY_TASTE_RUN r ON r.GENERATION = t." + column
                                + " WHERE t.PART = ?",
                        (row, index) -> run(row),
                        part.name())
                .stream()
                .findFirst();
    }

    private static TasteRun run(ResultSet row) throws SQLException {
        return new TasteRun(
                row.getLong("GENERATION"),
                TastePart.valueOf(row.getString("PART")),
                Columns.instant(row, "SINCE"),
                Columns.instant(row, "AS_OF"),
                row.getLong("ITEMS"),
                row.getLong("UP_TO_PRODUCT_ID"),
                Columns.instantOrNull(row, "FINISHED_AT"));
    }
}
