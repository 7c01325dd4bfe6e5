package org.pointsmall.loyalty.insight.figure.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.insight.figure.BusinessDays;
import org.pointsmall.loyalty.insight.figure.BusinessHour;
import org.pointsmall.loyalty.insight.figure.FigureBook;
import org.pointsmall.loyalty.insight.figure.FigureCell;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Sums in {@code LOYALTY_FIGURE_HOUR} and {@code LOYALTY_FIGURE_DAY}. A note in {@code LOYALTY_FIGURE_DUE} is a row of its
 * own, so that who notes something waits for nobody, and no note is lost while its hour is being counted.
 */
final class JdbcFigureBook implements FigureBook {
    private static final String STATE =
            "SELECT ZONE_ID, REBUILD_DAY, AS_OF FROM LOYALTY_FIGURE_STATE WHERE STATE_ID = 1";

    private final JdbcTemplate jdbc;

    JdbcFigureBook(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public void note(Instant at, @Nullable Long order) {
        jdbc.update("INSERT INTO LOYALTY_FIGURE_DUE (HAPPENED_AT, ORDER_ID) VALUES (?, ?)", Columns.column(at), order);
    }

    @Override
    public List<Due> due(int limit) {
        return jdbc.query(
                "SELECT DUE_ID, HAPPENED_AT, ORDER_ID FROM LOYALTY_FIGURE_DUE ORDER BY DUE_ID LIMIT " + limit,
                (row, index) -> new Due(
                        row.getLong("DUE_ID"),
                        Columns.instant(row, "HAPPENED_AT"),
                        Columns.longOrNull(row, "ORDER_ID")));
    }

    @Override
    public void done(Collection<Due> counted) {
        jdbc.batchUpdate(
                "DELETE FROM LOYALTY_FIGURE_DUE WHERE DUE_ID = ?",
                counted.stream().map(due -> new Object[] {due.id()}).toList());
    }

    @Override
    public State state() {
        return one(STATE);
    }

    @Override
    public State lock() {
        return one(STATE + " FOR UPDATE");
    }

    private State one(String sql) {
        return jdbc.query(sql, JdbcFigureBook::read).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the row of LOYALTY_FIGURE_STATE is missing: has the database been migrated?"));
    }

    private static State read(ResultSet row, int index) throws SQLException {
        String zone = row.getString("ZONE_ID");
        Long rebuild = Columns.longOrNull(row, "REBUILD_DAY");
        return new State(
                zone == null ? null : ZoneId.of(zone),
                rebuild == null
                        ? null
                        : rebuild == BusinessDays.NONE ? LocalDate.MIN : BusinessDays.day(rebuild.intValue()),
                Columns.instantOrNull(row, "AS_OF"));
    }

    @Override
    public void keep(State state) {
        jdbc.update(
                "UPDATE LOYALTY_FIGURE_STATE SET ZONE_ID = ?, REBUILD_DAY = ?, AS_OF = ? WHERE STATE_ID = 1",
                state.zone() == null ? null : state.zone().getId(),
                number(state.rebuild()),
                Columns.column(state.asOf()));
    }

    private static @Nullable Integer number(@Nullable LocalDate day) {
        return day == null ? null : day.equals(LocalDate.MIN) ? BusinessDays.NONE : BusinessDays.number(day);
    }

    @Override
    public void replace(BusinessHour hour, List<FigureCell> cells) {
        int day = BusinessDays.number(hour.day());
        jdbc.update("DELETE FROM LOYALTY_FIGURE_HOUR WHERE BUSINESS_DAY = ? AND BUSINESS_HOUR = ?", day, hour.hour());
        if (!cells.isEmpty()) {
            jdbc.batchUpdate(
                    "INSERT INTO LOYALTY_FIGURE_HOUR (BUSINESS_DAY, BUSINESS_HOUR, FAMILY, ONE, OTHER, AMOUNT, TIMES)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    cells.stream()
                            .map(cell -> new Object[] {
                                day,
                                hour.hour(),
                                cell.family().name(),
                                cell.one(),
                                cell.other(),
                                cell.amount(),
                                cell.times()
                            })
                            .toList());
        }
    }

    @Override
    public void sumUp(LocalDate day) {
        int number = BusinessDays.number(day);
        jdbc.update("DELETE FROM LOYALTY_FIGURE_DAY WHERE BUSINESS_DAY = ?", number);
        jdbc.update(
                "INSERT INTO LOYALTY_FIGURE_DAY (BUSINESS_DAY, FAMILY, ONE, OTHER, AMOUNT, TIMES)"
                        + " SELECT BUSINESS_DAY, FAMILY, ONE, OTHER, SUM(AMOUNT), SUM(TIMES) FROM LOYALTY_FIGURE_HOUR"
                        + " WHERE BUSINESS_DAY = ? GROUP BY BUSINESS_DAY, FAMILY, ONE, OTHER",
                number);
    }

    @Override
    public Optional<LocalDate> firstDay() {
        return day("SELECT MIN(BUSINESS_DAY) FROM LOYALTY_FIGURE_DAY");
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return day("SELECT MAX(BUSINESS_DAY) FROM LOYALTY_FIGURE_DAY");
    }

    private Optional<LocalDate> day(String sql) {
        return Optional.ofNullable(jdbc.queryForObject(sql, Integer.class)).map(BusinessDays::day);
    }
}
