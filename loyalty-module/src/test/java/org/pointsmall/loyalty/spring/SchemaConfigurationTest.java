package org.pointsmall.loyalty.spring;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The programme's migrations beside those that a store has, by Spring Boot, on one database or on several. */
@Tag("heavy")
class SchemaConfigurationTest {
    private static final String SHOPS_OWN = "spring.liquibase.change-log=classpath:/shop/shop-migrations.xml";

    private final DataSource orders = database();
    private final ApplicationContextRunner withPlugin =
            store().withUserConfiguration(Plugin.class).withBean("webDS", DataSource.class, () -> orders);

    @Test
    void theStoresOwnMigrationsRunBesideOurs() {
        withPlugin.withPropertyValues(SHOPS_OWN).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(tables(orders)).contains("SHOP_NOTE", "LOYALTY_ACCOUNT");
            assertThat(changesIn("DATABASECHANGELOG")).containsExactly("shop-1");
            assertThat(changesIn("LOYALTY_CHANGELOG"))
                    .contains("loyalty-1-account", "loyalty-1-product-no-earn")
                    .doesNotContain("shop-1");
        });
    }

    @Test
    void theStoresMigrationsRunWhereOursWereFirst() {
        withPlugin.withPropertyValues("spring.liquibase.enabled=false").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(tables(orders)).contains("LOYALTY_ACCOUNT").doesNotContain("SHOP_NOTE");
        });

        withPlugin.withPropertyValues(SHOPS_OWN).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(changesIn("DATABASECHANGELOG")).containsExactly("shop-1");
        });
    }

    @Test
    void oursRunWhereTheStoresWereFirst() {
        store().withUserConfiguration(Unit.class)
                .withBean("webDS", DataSource.class, () -> orders)
                .withPropertyValues(SHOPS_OWN)
                .run(context -> assertThat(tables(orders)).contains("SHOP_NOTE").doesNotContain("LOYALTY_ACCOUNT"));

        withPlugin.withPropertyValues(SHOPS_OWN).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(tables(orders)).contains("LOYALTY_ACCOUNT");
            assertThat(changesIn("DATABASECHANGELOG")).containsExactly("shop-1");
        });
    }

    @Test
    void ourTablesAreThereBeforeHibernateLooksAndTheStoresColumnsAfter() {
        withPlugin.withPropertyValues("spring.liquibase.enabled=false").run(context -> {
            assertThat(context.getBean(SeenByHibernate.class).tables()).contains("LOYALTY_ACCOUNT");
            assertThat(columns(orders, "BLC_PRODUCT")).contains("LOYALTY_NO_EARN");
        });
    }

    @Test
    void ofSeveralDataSourcesBroadleafsOwnHasTheOrders() {
        DataSource reports = database();
        withPlugin
                .withBean("reports", DataSource.class, () -> reports, definition -> definition.setPrimary(true))
                .withPropertyValues("spring.liquibase.enabled=false")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(tables(orders)).contains("LOYALTY_ACCOUNT");
                    assertThat(tables(reports)).isEmpty();
                });
    }

    @Test
    void ofSeveralDataSourcesThatWithTheOrdersCanBeNamed() {
        severalOfOtherNames().withPropertyValues("loyalty.data-source=shop").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(tables(orders)).contains("LOYALTY_ACCOUNT");
        });
    }

    @Test
    void ofSeveralDataSourcesNoneIsGuessedAt() {
        severalOfOtherNames().run(context -> assertThat(context.getStartupFailure())
                .getRootCause()
                .hasMessageContainingAll("shop", "reports", "loyalty.data-source"));
    }

    @Test
    void tablesThatWouldBeMadeBesideTheOrdersAreRefused() {
        severalOfOtherNames().withPropertyValues("loyalty.data-source=reports").run(context -> assertThat(
                        context.getStartupFailure())
                .getRootCause()
                .hasMessageContainingAll("store's orders are in", "loyalty.data-source"));
    }

    private ApplicationContextRunner severalOfOtherNames() {
        return store().withUserConfiguration(Plugin.class)
                .withBean("shop", DataSource.class, () -> orders)
                .withBean("reports", DataSource.class, SchemaConfigurationTest::database)
                .withPropertyValues("spring.liquibase.enabled=false");
    }

    private static ApplicationContextRunner store() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LiquibaseAutoConfiguration.class))
                .withAllowBeanDefinitionOverriding(true);
    }

    private static DataSource database() {
        return new DriverManagerDataSource("jdbc:h2:mem:migrations-" + UUID.randomUUID()
                + ";DB_CLOSE_DELAY=-1;MODE=LEGACY;NON_KEYWORDS=VALUE,KEY,USER,DAY,MONTH,YEAR");
    }

    private List<String> changesIn(String changelog) {
        return new JdbcTemplate(orders).queryForList("SELECT ID FROM " + changelog, String.class);
    }

    private static List<String> tables(DataSource database) {
        return new JdbcTemplate(database)
                .queryForList(
                        "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC'", String.class);
    }

    private static List<String> columns(DataSource database, String table) {
        return new JdbcTemplate(database)
                .queryForList(
                        "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = ?", String.class, table);
    }

    private static DataSource databaseOfUnit(BeanFactory beans) {
        return beans.getBean(beans.containsBean("shop") ? "shop" : "webDS", DataSource.class);
    }

    /** The tables that a persistence unit found when it started. */
    private record SeenByHibernate(List<String> tables) {}

    /** Stands for Hibernate: looks at the database, and makes the store's tables. */
    @Configuration(proxyBeanMethods = false)
    static class Unit {
        @Bean
        SeenByHibernate entityManagerFactory(BeanFactory beans) {
            DataSource database = databaseOfUnit(beans);
            SeenByHibernate seen = new SeenByHibernate(tables(database));
            JdbcTemplate jdbc = new JdbcTemplate(database);
            jdbc.execute("CREATE TABLE IF NOT EXISTS BLC_PRODUCT (PRODUCT_ID BIGINT)");
            jdbc.execute("CREATE TABLE IF NOT EXISTS BLC_CATEGORY (CATEGORY_ID BIGINT)");
            return seen;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({Unit.class, SchemaConfiguration.class})
    static class Plugin {
        @Bean
        OrdersDatabase blLoyaltyStoreDatabase(BeanFactory beans, SeenByHibernate unit, OrdersDataSource orders) {
            OrdersDatabase database = new OrdersDatabase(databaseOfUnit(beans));
            orders.mustBeThatOf(database.dataSource());
            return database;
        }
    }
}
