package org.pointsmall.loyalty.ledger.jdbc;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequiredIsolationTest {

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:isolation", "jdbc:hsqldb:mem:isolation"})
    void takesADatabaseAsItComes(String url) {
        assertThatCode(() -> RequiredIsolation.check(new DriverManagerDataSource(url, "sa", "")))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAnIsolationThatReadsWhatWasThereBeforeTheLock() {
        SingleConnectionDataSource database = new SingleConnectionDataSource("jdbc:h2:mem:isolation", "sa", "", true);
        try {
            new JdbcTemplate(database)
                    .execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ");

            assertThatThrownBy(() -> RequiredIsolation.check(database))
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

        assertThatThrownBy(() -> RequiredIsolation.check(database))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("hsqldb.tx=locks");
    }
}
