package org.pointsmall.loyalty.ledger.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequiredIsolationTest {

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:isolation", "jdbc:hsqldb:mem:isolation"})
    void takesADatabaseAsItComes(String url) {
        assertThatCode(() -> RequiredIsolation.ensure(new DriverManagerDataSource(url, "sa", "")))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAnIsolationThatReadsWhatWasThereBeforeTheLock() {
        SingleConnectionDataSource database = new SingleConnectionDataSource("jdbc:h2:mem:isolation", "sa", "", true);
        try {
            new JdbcTemplate(database)
                    .execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ");

            assertThatThrownBy(() -> RequiredIsolation.ensure(database))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("READ COMMITTED", "jdbc:h2:mem:isolation", "transactionIsolation");
        } finally {
            database.destroy();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mvcc", "mvlocks"})
    void refusesAHsqlDbThatDoesNotLockWhatIsReadForAnUpdate(String model) {
        DataSource database = new DriverManagerDataSource("jdbc:hsqldb:mem:" + model + ";hsqldb.tx=" + model, "sa", "");

        assertThatThrownBy(() -> RequiredIsolation.ensure(database))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("hsqldb.tx=locks");
    }

    @Test
    void h2AnswersEachQueryAnew() throws SQLException {
        DataSource database = new DriverManagerDataSource("jdbc:h2:mem:anew;DB_CLOSE_DELAY=-1", "sa", "");

        RequiredIsolation.ensure(database);

        try (Connection another = database.getConnection()) {
            assertThat(((SessionLocal) another.unwrap(JdbcConnection.class).getSession())
                            .getDatabase()
                            .getOptimizeReuseResults())
                    .isFalse();
        }
    }

    @Test
    void refusesAnH2ThatItMayNotTell() {
        DataSource owners = new DriverManagerDataSource("jdbc:h2:mem:rights;DB_CLOSE_DELAY=-1", "sa", "");
        new JdbcTemplate(owners).execute("CREATE USER SHOP PASSWORD 'shop'");
        DataSource database = new DriverManagerDataSource("jdbc:h2:mem:rights", "SHOP", "shop");

        assertThatThrownBy(() -> RequiredIsolation.ensure(database))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("OPTIMIZE_REUSE_RESULTS=0", "jdbc:h2:mem:rights", "admin");
    }
}
