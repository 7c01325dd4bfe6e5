package org.pointsmall.broadleaf.boot.persistence;

import javax.sql.DataSource;
import org.pointsmall.broadleaf.boot.BroadleafSettings;
import org.pointsmall.broadleaf.boot.BroadleafStartupException;
import org.pointsmall.broadleaf.boot.SchemaMode;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The bean {@code broadleafSchema}: once it exists, Broadleaf's tables do, with the rows that the platform can't do
 * without. Who writes to Broadleaf's tables at start-up declares {@code @DependsOn("broadleafSchema")}.
 *
 * <p>Idempotent: reference data is added where absent and never changed. Two processes must not start on an empty
 * database at the same moment.
 */
public final class BroadleafSchema implements InitializingBean {

    /** The admin's permissions, roles and menu, in Broadleaf's jars; their rows refer to each other in this order. */
    private static final String[] ADMIN_SEED = {
        "config/bc/sql/load_admin_permissions.sql",
        "config/bc/sql/load_admin_roles.sql",
        "config/bc/sql/load_admin_menu.sql"
    };

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final BroadleafSettings settings;

    public BroadleafSchema(DataSource dataSource, PlatformTransactionManager manager, BroadleafSettings settings) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(manager);
        this.settings = settings;
    }

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> {
            boolean seeded = hasRoles();
            if (settings.schema() == SchemaMode.NONE) {
                return;
            }
            if (!seeded) {
                // Hibernate runs import files only when it creates a schema, never when it updates one.
                seedAdmin();
            }
            addCustomerRole();
            addCurrencyAndLocales();
        });
    }

    private boolean hasRoles() {
        try {
            return count("SELECT COUNT(*) FROM BLC_ADMIN_ROLE") > 0;
        } catch (DataAccessException e) {
            throw new BroadleafStartupException(
                    "The database has no Broadleaf tables ("
                            + e.getMostSpecificCause().getMessage() + ").",
                    "Start once with broadleaf.schema=update to create them, or correct broadleaf.database.url.");
        }
    }

    private void seedAdmin() {
        ResourceDatabasePopulator seed = new ResourceDatabasePopulator();
        seed.setSqlScriptEncoding("UTF-8");
        for (String file : ADMIN_SEED) {
            seed.addScript(new ClassPathResource(file));
        }
        seed.execute(dataSource);
    }

    /** Broadleaf gives every customer who registers this role, and fails to register anybody where it is missing. */
    private void addCustomerRole() {
        if (count("SELECT COUNT(*) FROM BLC_ROLE WHERE ROLE_NAME = 'ROLE_USER'") == 0) {
            jdbc.update("INSERT INTO BLC_ROLE (ROLE_ID, ROLE_NAME) VALUES (-1, 'ROLE_USER')");
        }
    }

    private void addCurrencyAndLocales() {
        String code = settings.currency().getCurrencyCode();
        if (count("SELECT COUNT(*) FROM BLC_CURRENCY WHERE CURRENCY_CODE = ?", code) == 0) {
            boolean first = count("SELECT COUNT(*) FROM BLC_CURRENCY WHERE DEFAULT_FLAG = TRUE") == 0;
            jdbc.update(
                    "INSERT INTO BLC_CURRENCY (CURRENCY_CODE, FRIENDLY_NAME, DEFAULT_FLAG) VALUES (?, ?, ?)",
                    code,
                    settings.currency().getDisplayName(java.util.Locale.ENGLISH),
                    first);
        }
        addLocale("en", "English", code);
        addLocale("zh_CN", "简体中文", code);
    }

    private void addLocale(String locale, String name, String currency) {
        if (count("SELECT COUNT(*) FROM BLC_LOCALE WHERE LOCALE_CODE = ?", locale) == 0) {
            boolean first = count("SELECT COUNT(*) FROM BLC_LOCALE WHERE DEFAULT_FLAG = TRUE") == 0;
            jdbc.update(
                    "INSERT INTO BLC_LOCALE (LOCALE_CODE, FRIENDLY_NAME, DEFAULT_FLAG, USE_IN_SEARCH_INDEX,"
                            + " CURRENCY_CODE) VALUES (?, ?, ?, ?, ?)",
                    locale,
                    name,
                    first,
                    false,
                    currency);
        }
    }

    private long count(String sql, Object... arguments) {
        Long count = jdbc.queryForObject(sql, Long.class, arguments);
        return count == null ? 0 : count;
    }
}
