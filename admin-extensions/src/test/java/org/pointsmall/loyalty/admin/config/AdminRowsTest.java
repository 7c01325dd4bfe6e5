package org.pointsmall.loyalty.admin.config;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

/** On a database with the admin's tables, as the site or a start before has left it. */
@Tag("heavy")
class AdminRowsTest {
    private static final List<String> TABLES = List.of(
            "BLC_ADMIN_MODULE",
            "BLC_ADMIN_SECTION",
            "BLC_ADMIN_PERMISSION",
            "BLC_ADMIN_PERMISSION_ENTITY",
            "BLC_ADMIN_SEC_PERM_XREF",
            "BLC_ADMIN_ROLE_PERMISSION_XREF");

    private static EmbeddedPostgres postgres;
    private static int databases;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    static Stream<Named<DataSource>> databases() {
        databases++;
        DataSource fresh = postgres.getPostgresDatabase();
        new JdbcTemplate(fresh).execute("CREATE DATABASE ADMIN" + databases);
        return Stream.of(
                Named.of("H2", new DriverManagerDataSource("jdbc:h2:mem:rows" + databases + ";DB_CLOSE_DELAY=-1")),
                Named.of("PostgreSQL", postgres.getDatabase("postgres", "admin" + databases)));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void addsMenuAndPermissionOnceAndGivesItToTheMasterRole(DataSource database) throws Exception {
        tables(database);
        addMasterRole(database);

        start(database);
        start(database);

        int sections = named("BLC_ADMIN_SECTION").size();
        int permissions = named("BLC_ADMIN_PERMISSION").size();
        assertThat(counts(database))
                .isEqualTo(Map.of(
                        "BLC_ADMIN_MODULE",
                        1,
                        "BLC_ADMIN_SECTION",
                        sections,
                        "BLC_ADMIN_PERMISSION",
                        permissions,
                        "BLC_ADMIN_PERMISSION_ENTITY",
                        0,
                        "BLC_ADMIN_SEC_PERM_XREF",
                        sections,
                        "BLC_ADMIN_ROLE_PERMISSION_XREF",
                        permissions - 1));
        for (String table : TABLES.subList(0, 4)) {
            String id = table.substring("BLC_".length()) + "_ID";
            assertThat(new TreeSet<>(
                            new JdbcTemplate(database).queryForList("SELECT " + id + " FROM " + table, Long.class)))
                    .as(table)
                    .isEqualTo(named(table));
        }
    }

    /** The ids that the module's README names. */
    private static TreeSet<Long> named(String table) {
        TreeSet<Long> ids = new TreeSet<>();
        try {
            for (String line : Files.readAllLines(Path.of("README.md"))) {
                if (line.startsWith("| " + table + " |")) {
                    Pattern.compile("-28[0-9]{3}")
                            .matcher(line.split("\\|")[2])
                            .results()
                            .forEach(id -> ids.add(Long.valueOf(id.group())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void withoutAMasterRoleItStartsAndLooksForItAgainNextTime(DataSource database) throws Exception {
        tables(database);
        start(database);
        assertThat(counts(database))
                .containsEntry("BLC_ADMIN_SECTION", named("BLC_ADMIN_SECTION").size())
                .containsEntry("BLC_ADMIN_ROLE_PERMISSION_XREF", 0);

        addMasterRole(database);
        start(database);

        assertThat(counts(database))
                .containsEntry(
                        "BLC_ADMIN_ROLE_PERMISSION_XREF",
                        named("BLC_ADMIN_PERMISSION").size() - 1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void rowsThatAreThereAlreadyAreLeftAlone(DataSource database) throws Exception {
        tables(database);
        addMasterRole(database);
        start(database);
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.update("UPDATE BLC_ADMIN_MODULE SET DISPLAY_ORDER = 1");
        jdbc.update("DELETE FROM LOYALTY_CHANGELOG");

        start(database);

        assertThat(counts(database))
                .containsEntry("BLC_ADMIN_MODULE", 1)
                .containsEntry(
                        "BLC_ADMIN_PERMISSION", named("BLC_ADMIN_PERMISSION").size());
        assertThat(jdbc.queryForObject("SELECT DISPLAY_ORDER FROM BLC_ADMIN_MODULE", Integer.class))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatAMerchantTakesAwayStaysAway(DataSource database) throws Exception {
        tables(database);
        addMasterRole(database);
        start(database);
        new JdbcTemplate(database).update("DELETE FROM BLC_ADMIN_ROLE_PERMISSION_XREF");

        start(database);

        assertThat(counts(database)).containsEntry("BLC_ADMIN_ROLE_PERMISSION_XREF", 0);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void installsRolesOnceInBothLanguagesAndLeavesAloneWhatAMerchantMakesOfThem(DataSource database) throws Exception {
        tables(database);
        start(database);
        assertThat(roles(database))
                .containsExactly(
                        "ROLE_LOYALTY_AUDITOR Points: auditor / 积分：审计",
                        "ROLE_LOYALTY_MARKETER Points: marketer / 积分：营销",
                        "ROLE_LOYALTY_OPERATOR Points: operator / 积分：客服",
                        "ROLE_LOYALTY_OWNER Points: owner / 积分：负责人",
                        "ROLE_LOYALTY_VIEWER Points: viewer / 积分：查看员");
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.update("DELETE FROM BLC_ADMIN_ROLE_PERMISSION_XREF WHERE ADMIN_ROLE_ID = -28100");
        jdbc.update("DELETE FROM BLC_ADMIN_ROLE WHERE ADMIN_ROLE_ID = -28100");
        jdbc.update("UPDATE BLC_ADMIN_ROLE SET DESCRIPTION = 'Service desk' WHERE ADMIN_ROLE_ID = -28101");

        start(database);

        assertThat(roles(database))
                .hasSize(4)
                .contains("ROLE_LOYALTY_OPERATOR Service desk")
                .doesNotContain("ROLE_LOYALTY_VIEWER Points: viewer / 积分：查看员");
    }

    private static List<String> roles(DataSource database) {
        return new JdbcTemplate(database)
                .queryForList(
                        "SELECT NAME || ' ' || DESCRIPTION FROM BLC_ADMIN_ROLE WHERE ADMIN_ROLE_ID < -28000 ORDER BY NAME",
                        String.class);
    }

    /** By the very statements of the install page. */
    @ParameterizedTest
    @MethodSource("databases")
    void canBeTakenOutAndComesBackAsItWas(DataSource database) throws Exception {
        tables(database);
        addMasterRole(database);
        start(database);
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.update("INSERT INTO BLC_ADMIN_USER_PERMISSION_XREF VALUES (1, -28002)");
        Map<String, Integer> before = counts(database);

        for (String statement : statementsOfTheInstallPage()) {
            jdbc.update(statement);
        }
        assertThat(counts(database).values()).containsOnly(0);
        start(database);

        assertThat(counts(database)).isEqualTo(before);
    }

    private static String[] statementsOfTheInstallPage() throws IOException {
        String page = Files.readString(Path.of("../docs/install.md"));
        int begin = page.indexOf("DELETE FROM BLC_ADMIN_USER_PERMISSION_XREF");
        return page.substring(begin, page.indexOf("```", begin)).strip().split(";\\s*");
    }

    private static void start(DataSource database) throws Exception {
        EntityManagerFactoryInfo unit = mock(EntityManagerFactoryInfo.class);
        when(unit.getDataSource()).thenReturn(database);
        new AdminRows()
                .blLoyaltyAdminRows(unit, new DefaultResourceLoader(), new DefaultListableBeanFactory())
                .afterPropertiesSet();
    }

    private static void tables(DataSource database) {
        new ResourceDatabasePopulator(new ClassPathResource("admin-tables.sql")).execute(database);
    }

    private static void addMasterRole(DataSource database) {
        new JdbcTemplate(database)
                .update("INSERT INTO BLC_ADMIN_ROLE VALUES (-1, 'Admin Master Access', 'ROLE_ADMIN')");
    }

    private static Map<String, Integer> counts(DataSource database) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        Map<String, Integer> counts = new TreeMap<>();
        for (String table : TABLES) {
            String ofTheMaster = table.equals("BLC_ADMIN_ROLE_PERMISSION_XREF") ? " WHERE ADMIN_ROLE_ID = -1" : "";
            counts.put(table, jdbc.queryForObject("SELECT COUNT(*) FROM " + table + ofTheMaster, Integer.class));
        }
        return counts;
    }
}
