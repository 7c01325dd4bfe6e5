package org.pointsmall.benchmarks.plans;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.jspecify.annotations.Nullable;
import org.pointsmall.benchmarks.ledger.SpringTransactions;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes, as Markdown, how PostgreSQL carries out each statement that the ledger sends, over a long history. */
@Command(
        name = "plans",
        description = "How PostgreSQL carries out the ledger's statements over a long history, as Markdown.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class QueryPlans implements Callable<Integer> {

    @Option(names = "--members", paramLabel = "N", description = "Members (default: ${DEFAULT-VALUE}).")
    int members = 10_000;

    @Option(names = "--lots", paramLabel = "N", description = "Lots of each (default: ${DEFAULT-VALUE}).")
    int lots = 100;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, SQLException, LiquibaseException {
        if (spec == null) {
            throw new IllegalStateException("not run through picocli");
        }
        if (members < 2 || lots <= LedgerHistory.LIVE) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "At least 2 members, with more than " + LedgerHistory.LIVE + " lots each.");
        }
        PrintWriter out = spec.commandLine().getOut();
        LedgerHistory history = new LedgerHistory(members, lots);
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Connection connection = server.getPostgresDatabase().getConnection()) {
            migrate(server.getPostgresDatabase());
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            history.inserts().forEach(jdbc::execute);
            head(jdbc, out);
            explain(connection, history, out);
        }
        out.flush();
        return 0;
    }

    private static void migrate(DataSource database) throws LiquibaseException {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(database);
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setChangeLog("classpath:/org/pointsmall/loyalty/changelog/loyalty-tables.xml");
        liquibase.setAnalyticsEnabled(false);
        liquibase.afterPropertiesSet();
    }

    private static void head(JdbcTemplate jdbc, PrintWriter out) {
        out.println("# Query plans");
        out.println();
        out.println("How PostgreSQL " + jdbc.queryForObject("SHOW server_version", String.class)
                + " carries out what the ledger sends, as its auto_explain tells it while the ledger runs. Row counts and"
                + " buffers are those of the run; estimates and times are left out. INSERTs are not shown.");
        out.println();
        out.println("Made by `java -jar support/benchmarks/target/benchmarks/points-mall-benchmarks.jar plans`.");
        out.println();
        out.println("| table | rows |");
        out.println("|---|---|");
        for (String table : List.of("ACCOUNT", "LOT", "JOURNAL", "POSTING", "HOLD", "HOLD_LOT")) {
            Long rows = jdbc.queryForObject("SELECT COUNT(*) FROM LOYALTY_" + table, Long.class);
            out.printf("| LOYALTY_%s | %,d |%n", table, rows);
        }
    }

    private static void explain(Connection connection, LedgerHistory history, PrintWriter out) throws SQLException {
        List<ExplainedStatement> explained = new ArrayList<>();
        SingleConnectionDataSource database =
                new SingleConnectionDataSource(ExplainedConnection.on(connection, explained), true);
        LedgerDay day = new LedgerDay(database, new SpringTransactions(database), history);
        Set<String> shown = new HashSet<>();
        List<String> readAll = new ArrayList<>();
        for (Map.Entry<String, Runnable> event : day.events().entrySet()) {
            explained.clear();
            event.getValue().run();
            out.println();
            out.println("## " + event.getKey());
            for (ExplainedStatement statement : explained) {
                if (!statement.isInsert() && shown.add(event.getKey() + statement.sql())) {
                    print(statement, shown.add(statement.sql()), out);
                }
                if (statement.readsAll()) {
                    readAll.add(statement.sql());
                }
            }
        }
        out.println();
        out.println("## Statements that read a whole table");
        out.println();
        out.println(readAll.isEmpty() ? "None." : String.join(System.lineSeparator(), readAll));
    }

    private static void print(ExplainedStatement statement, boolean first, PrintWriter out) {
        out.println();
        out.println("```");
        out.println(statement.sql());
        out.println(first ? statement.plan().indent(2).stripTrailing() : "  as above");
        out.println("```");
    }
}
