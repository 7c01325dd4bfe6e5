package org.pointsmall.loyalty.admin.member;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.admin.MigratedDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The query that stands in for a table, as Hibernate uses it: within another one. */
@Tag("heavy")
class MemberQueryTest {

    @Test
    void runsOnH2() throws Exception {
        namesWhoAnAccountBelongsTo(new DriverManagerDataSource("jdbc:h2:mem:members;DB_CLOSE_DELAY=-1", "sa", ""));
    }

    @Test
    void runsOnPostgreSql() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            namesWhoAnAccountBelongsTo(postgres.getPostgresDatabase());
        }
    }

    private static void namesWhoAnAccountBelongsTo(DataSource database) throws Exception {
        JdbcTemplate jdbc = MigratedDatabase.in(database);
        jdbc.update("INSERT INTO BLC_CUSTOMER VALUES (7, 'ana', 'ana@example.com', 'Ana', NULL)");
        jdbc.update("INSERT INTO LOYALTY_ACCOUNT (MEMBER_ID, STATUS, AVAILABLE, OPENED_AT)"
                + " VALUES (7, 'ACTIVE', 10, CURRENT_TIMESTAMP)");
        jdbc.update("INSERT INTO LOYALTY_ACCOUNT (MEMBER_ID, STATUS, AVAILABLE, OPENED_AT)"
                + " VALUES (8, 'ACTIVE', 20, CURRENT_TIMESTAMP)");

        List<Map<String, Object>> members =
                jdbc.queryForList("SELECT M.* FROM (" + Member.QUERY + ") M ORDER BY M.AVAILABLE");

        assertThat(members).extracting(row -> row.get("LOGIN")).containsExactly("ana", "#8");
        assertThat(members).extracting(row -> row.get("FULL_NAME")).containsExactly("Ana", "");
        assertThat(members).extracting(row -> row.get("EMAIL")).containsExactly("ana@example.com", null);
    }
}
