package org.pointsmall.loyalty.admin.member;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The query that stands in for a table, as Hibernate uses it: within another one. */
class MemberQueryTest {

    @Test
    void runsOnH2() {
        namesWhoAnAccountBelongsTo(new DriverManagerDataSource("jdbc:h2:mem:members;DB_CLOSE_DELAY=-1"));
    }

    @Test
    void runsOnPostgreSql() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            namesWhoAnAccountBelongsTo(postgres.getPostgresDatabase());
        }
    }

    private static void namesWhoAnAccountBelongsTo(DataSource database) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.execute("CREATE TABLE LOYALTY_ACCOUNT (ACCOUNT_ID BIGINT, MEMBER_ID BIGINT, STATUS VARCHAR(20),"
                + " AVAILABLE BIGINT, PENDING BIGINT, HELD BIGINT, SPENT BIGINT, EXPIRED BIGINT, DEBT BIGINT,"
                + " OPENED_AT TIMESTAMP(3) WITH TIME ZONE)");
        jdbc.execute("CREATE TABLE BLC_CUSTOMER (CUSTOMER_ID BIGINT, USER_NAME VARCHAR(255),"
                + " EMAIL_ADDRESS VARCHAR(255), FIRST_NAME VARCHAR(255), LAST_NAME VARCHAR(255))");
        jdbc.update("INSERT INTO BLC_CUSTOMER VALUES (7, 'ana', 'ana@example.com', 'Ana', NULL)");
        jdbc.update("INSERT INTO LOYALTY_ACCOUNT VALUES (1, 7, 'ACTIVE', 10, 0, 0, 0, 0, 0, CURRENT_TIMESTAMP)");
        jdbc.update("INSERT INTO LOYALTY_ACCOUNT VALUES (2, 8, 'ACTIVE', 20, 0, 0, 0, 0, 0, CURRENT_TIMESTAMP)");

        List<Map<String, Object>> members =
                jdbc.queryForList("SELECT M.* FROM (" + Member.QUERY + ") M ORDER BY M.AVAILABLE");

        assertThat(members).extracting(row -> row.get("LOGIN")).containsExactly("ana", "#8");
        assertThat(members).extracting(row -> row.get("FULL_NAME")).containsExactly("Ana", "");
        assertThat(members).extracting(row -> row.get("EMAIL")).containsExactly("ana@example.com", null);
    }
}
