package org.pointsmall.loyalty.admin;

import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;

/** What our entities read of a store's database: three tables of Broadleaf's, in part, and what our changelogs make. */
public final class MigratedDatabase {
    private MigratedDatabase() {}

    public static JdbcTemplate in(DataSource database) throws LiquibaseException {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.execute("CREATE TABLE BLC_CUSTOMER (CUSTOMER_ID BIGINT, USER_NAME VARCHAR(255),"
                + " EMAIL_ADDRESS VARCHAR(255), FIRST_NAME VARCHAR(255), LAST_NAME VARCHAR(255))");
        jdbc.execute("CREATE TABLE BLC_PRODUCT (PRODUCT_ID BIGINT)");
        jdbc.execute("CREATE TABLE BLC_CATEGORY (CATEGORY_ID BIGINT)");
        migrate(database, "loyalty-tables.xml");
        migrate(database, "loyalty-store.xml");
        return jdbc;
    }

    private static void migrate(DataSource database, String changelog) throws LiquibaseException {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setDataSource(database);
        liquibase.setChangeLog("classpath:/org/pointsmall/loyalty/changelog/" + changelog);
        liquibase.setAnalyticsEnabled(false);
        liquibase.afterPropertiesSet();
    }
}
