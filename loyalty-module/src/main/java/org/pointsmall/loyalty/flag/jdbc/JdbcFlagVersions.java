package org.pointsmall.loyalty.flag.jdbc;

import java.util.List;
import javax.sql.DataSource;
import org.pointsmall.loyalty.flag.FlagPlace;
import org.pointsmall.loyalty.flag.FlagVersion;
import org.pointsmall.loyalty.flag.FlagVersions;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** A row a version. */
public final class JdbcFlagVersions implements FlagVersions {
    private final JdbcTemplate jdbc;

    /** @param dataSource the one that the store's transactions run on */
    public JdbcFlagVersions(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<FlagVersion> of(FlagPlace place, int limit) {
        return jdbc.query(
                "SELECT VERSION, SAID, SAVED_AT, ACTOR FROM LOYALTY_FLAG_VERSION WHERE PLACE = ?"
                        + " ORDER BY VERSION DESC LIMIT " + limit,
                (row, number) -> new FlagVersion(
                        row.getInt("VERSION"),
                        row.getString("SAID"),
                        Columns.instant(row, "SAVED_AT"),
                        row.getString("ACTOR")),
                place.value());
    }

    @Override
    public void add(FlagPlace place, FlagVersion version) {
        jdbc.update(
                "INSERT INTO LOYALTY_FLAG_VERSION (PLACE, VERSION, SAID, SAVED_AT, ACTOR) VALUES (?, ?, ?, ?, ?)",
                place.value(),
                version.number(),
                version.said(),
                Columns.column(version.savedAt()),
                version.actor());
    }
}
