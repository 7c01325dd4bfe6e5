package org.pointsmall.loyalty.ledger.jdbc;

import java.sql.Types;
import java.util.Locale;
import java.util.stream.IntStream;

/** An INSERT of one row: by itself, and with the id, which otherwise the database gives. */
final class Insert {
    final String sql;
    final int[] types;
    /** In lower case: PostgreSQL quotes it as it is. */
    final String idColumn;

    final String sqlWithId;
    final int[] typesWithId;

    /** @param sql with the first bracket before the names of the columns, and the last one before the values */
    Insert(String sql, String idColumn, int... types) {
        this.sql = sql;
        this.types = types;
        this.idColumn = idColumn.toLowerCase(Locale.ROOT);
        int columns = sql.indexOf('(') + 1;
        int values = sql.lastIndexOf('(') + 1;
        sqlWithId = sql.substring(0, columns) + idColumn + ", " + sql.substring(columns, values) + "?, "
                + sql.substring(values);
        typesWithId = IntStream.concat(IntStream.of(Types.BIGINT), IntStream.of(types))
                .toArray();
    }
}
