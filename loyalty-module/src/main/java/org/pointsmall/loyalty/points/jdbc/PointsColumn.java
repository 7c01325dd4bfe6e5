package org.pointsmall.loyalty.points.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.pointsmall.loyalty.points.Points;

/** Points in a column of whole numbers. */
public final class PointsColumn {
    private PointsColumn() {}

    public static Points read(ResultSet row, String column) throws SQLException {
        return Points.of(row.getLong(column));
    }
}
