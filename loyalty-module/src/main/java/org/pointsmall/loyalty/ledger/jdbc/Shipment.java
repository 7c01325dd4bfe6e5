package org.pointsmall.loyalty.ledger.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.StatementCreatorUtils;

/** Several writes as one statement, which travels in one trip. */
final class Shipment {
    private Shipment() {}

    static String sql(List<Write> writes) {
        return writes.stream().map(Write::sqlForAll).collect(Collectors.joining("; "));
    }

    static int setValues(PreparedStatement all, List<Write> writes) throws SQLException {
        int index = 0;
        for (Write write : writes) {
            for (@Nullable Object[] row : write.rows()) {
                index = setRow(all, index, write.types(), row);
            }
        }
        return index;
    }

    /** @param index of the last value that is set; answers with that of the last one then */
    static int setRow(PreparedStatement all, int index, int[] types, @Nullable Object[] row) throws SQLException {
        for (int i = 0; i < row.length; i++) {
            StatementCreatorUtils.setParameterValue(all, index + i + 1, types[i], row[i]);
        }
        return index + row.length;
    }

    /** Goes through the results of these, to the one after them. */
    static void check(PreparedStatement all, List<Write> writes) throws SQLException {
        for (Write write : writes) {
            for (int i = 0; i < write.statements(); i++) {
                write.requireOne(all.getUpdateCount());
                all.getMoreResults();
            }
        }
    }
}
