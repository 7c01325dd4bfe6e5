package org.pointsmall.demo.proof;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import liquibase.integration.spring.SpringLiquibase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.broadleaf.boot.persistence.StoreDatabase;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("heavy")
class ProveDemoTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void provesTheLedgerInTheDataFolder() throws Exception {
        ledgerWith(
                "INSERT INTO LOYALTY_ACCOUNT (MEMBER_ID, STATUS, OPENED_AT) VALUES (7, 'ACTIVE', CURRENT_TIMESTAMP)");

        assertThat(run("--data-dir=" + folder)).isZero();
        assertThat(out.toString())
                .contains("1 of 1 accounts", "issued 0 are 0, outstanding 0", "All of it follows from the journal.");
    }

    @Test
    void endsWithOneWhenSomethingDiffers() throws Exception {
        ledgerWith("INSERT INTO LOYALTY_ACCOUNT (MEMBER_ID, STATUS, AVAILABLE, OPENED_AT)"
                + " VALUES (7, 'ACTIVE', 5, CURRENT_TIMESTAMP)");

        assertThat(run("--data-dir=" + folder)).isOne();
        assertThat(out.toString()).contains("FIRST DIFFERENCE: account 1 has 0 available by the journal and 5");
    }

    @Test
    void saysWhyADatabaseCanNotBeRead() {
        assertThat(run("--database-url=jdbc:h2:mem:without-a-ledger")).isOne();
        assertThat(err.toString()).contains("can't be proved", "LOYALTY_ACCOUNT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--data-dir=not-there", "--database-url=jdbc:unheard-of", "--what"})
    void namesWhatIsWrongOnTheCommandLine(String argument) {
        assertThat(run(argument)).isEqualTo(2);
        assertThat(err.toString()).contains(argument.split("=")[0]);
    }

    /** As the demo leaves it behind. */
    private void ledgerWith(String row) throws Exception {
        StoreDatabase database =
                StoreDatabase.sharedFile(folder.resolve("store").toString());
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setDataSource(new DriverManagerDataSource(database.url()));
        liquibase.setChangeLog("classpath:/org/pointsmall/loyalty/changelog/loyalty-tables.xml");
        liquibase.setAnalyticsEnabled(false);
        liquibase.afterPropertiesSet();
        try (Connection connection = DriverManager.getConnection(database.url());
                Statement statement = connection.createStatement()) {
            statement.execute(row);
        }
    }

    private int run(String... args) {
        return new CommandLine(new ProveDemo())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
