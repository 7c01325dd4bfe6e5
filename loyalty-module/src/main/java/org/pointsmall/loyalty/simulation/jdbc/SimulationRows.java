package org.pointsmall.loyalty.simulation.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.points.jdbc.PointsColumn;
import org.pointsmall.loyalty.simulation.Plan;
import org.pointsmall.loyalty.simulation.Simulation;
import org.pointsmall.loyalty.simulation.SimulationId;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads simulations. */
final class SimulationRows {
    private static final String SELECT = "SELECT SIMULATION_ID, NAME, FROM_AT, UNTIL_AT, RULES, WORTH_POINTS,"
            + " WORTH_MONEY, CURRENCY, STATUS, ORDERS, DONE, LAST_ORDER_ID, ACTOR, STARTED_AT, ENDED_AT"
            + " FROM LOYALTY_SIMULATION ";

    private final JdbcTemplate jdbc;

    SimulationRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param rest what follows the table */
    List<Simulation> read(String rest, Object... arguments) {
        return jdbc.query(SELECT + rest, (row, index) -> simulation(row), arguments);
    }

    private static Simulation simulation(ResultSet row) throws SQLException {
        return new Simulation(
                new SimulationId(row.getLong("SIMULATION_ID")),
                plan(row),
                Simulation.Status.valueOf(row.getString("STATUS")),
                row.getLong("ORDERS"),
                row.getLong("DONE"),
                row.getLong("LAST_ORDER_ID"),
                row.getString("ACTOR"),
                Columns.instant(row, "STARTED_AT"),
                Columns.instantOrNull(row, "ENDED_AT"));
    }

    private static Plan plan(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("CURRENCY"));
        return new Plan(
                row.getString("NAME"),
                Columns.instant(row, "FROM_AT"),
                Columns.instant(row, "UNTIL_AT"),
                rules(row.getString("RULES")),
                new PointsRate(
                        PointsColumn.read(row, "WORTH_POINTS"), new Money(row.getLong("WORTH_MONEY"), currency)));
    }

    /** {@code 3/1 12/4}: rules and their versions; of none a dash, which no database takes for nothing. */
    static String text(List<VersionRef<RuleTerms>> rules) {
        return rules.isEmpty()
                ? "-"
                : rules.stream().map(rule -> rule.id() + "/" + rule.version()).collect(Collectors.joining(" "));
    }

    private static List<VersionRef<RuleTerms>> rules(String text) {
        return text.equals("-")
                ? List.of()
                : Arrays.stream(text.split(" "))
                        .map(rule -> rule.split("/", 2))
                        .map(rule -> new VersionRef<RuleTerms>(Long.parseLong(rule[0]), Integer.parseInt(rule[1])))
                        .toList();
    }
}
