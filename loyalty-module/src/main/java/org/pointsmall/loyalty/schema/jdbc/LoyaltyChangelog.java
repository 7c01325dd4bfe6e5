package org.pointsmall.loyalty.schema.jdbc;

import java.util.Map;
import javax.sql.DataSource;
import liquibase.Scope;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ResourceLoader;

/**
 * Runs one of the plugin's changelogs as it is initialised, recorded in tables of our own, beside whatever migrations
 * the store has.
 *
 * <p>It is no {@link SpringLiquibase}: one such bean, whoever's it is, makes Spring Boot's own back off, and the store's
 * migrations would stop without a word. Only what each Liquibase from 4.9 on has is called.
 */
public final class LoyaltyChangelog implements InitializingBean {
    /**
     * Nothing is sent home, and no start waits while forty files are checked against Liquibase's schema: a test has done it.
     * By their names, because an older Liquibase has no constants for them.
     */
    private static final Map<String, Object> SETTINGS =
            Map.of("liquibase.analytics.enabled", false, "liquibase.validateXmlChangelogFiles", false);

    private final DataSource dataSource;
    private final ResourceLoader resources;
    private final String changelog;

    /** @param changelog where it is on the class path */
    public LoyaltyChangelog(DataSource dataSource, ResourceLoader resources, String changelog) {
        this.dataSource = dataSource;
        this.resources = resources;
        this.changelog = changelog;
    }

    /** The programme's own tables, which need nothing of the store's. */
    public static LoyaltyChangelog tables(DataSource dataSource, ResourceLoader resources) {
        return new LoyaltyChangelog(dataSource, resources, "org/pointsmall/loyalty/changelog/loyalty-tables.xml");
    }

    /** What is added to the store's own tables, which must be there. */
    public static LoyaltyChangelog storeChanges(DataSource dataSource, ResourceLoader resources) {
        return new LoyaltyChangelog(dataSource, resources, "org/pointsmall/loyalty/changelog/loyalty-store.xml");
    }

    /** Indexes that the store's own tables lack, for a store that asks for them; the tables must be there. */
    public static LoyaltyChangelog storeIndexes(DataSource dataSource, ResourceLoader resources) {
        return new LoyaltyChangelog(
                dataSource, resources, "org/pointsmall/loyalty/changelog/loyalty-store-indexes.xml");
    }

    /** Only changesets that have not been run before are run. */
    @Override
    public void afterPropertiesSet() throws Exception {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(dataSource);
        liquibase.setResourceLoader(resources);
        liquibase.setChangeLog("classpath:/" + changelog);
        liquibase.setDatabaseChangeLogTable("LOYALTY_CHANGELOG");
        liquibase.setDatabaseChangeLogLockTable("LOYALTY_CHANGELOG_LOCK");
        Scope.child(SETTINGS, liquibase::afterPropertiesSet);
    }
}
