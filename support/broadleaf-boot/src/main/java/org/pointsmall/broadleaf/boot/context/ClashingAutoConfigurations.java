package org.pointsmall.broadleaf.boot.context;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.broadleaf.boot.BroadleafFlavour;
import org.pointsmall.broadleaf.boot.BroadleafSettings;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Switches off those of Boot's auto-configurations that Broadleaf brings its own way of, or whose classes are on the
 * class path for Broadleaf's linking only. An application so needs no list of excludes.
 */
final class ClashingAutoConfigurations implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String BOOT = "org.springframework.boot.autoconfigure.";
    private static final String ACTUATOR = "org.springframework.boot.actuate.autoconfigure.";

    /** Broadleaf's XML has its own: data sources, JPA, transactions, proxies, caches, templates, placeholders, JMX. */
    private static final Set<String> BOTH = Set.of(
            BOOT + "jdbc.DataSourceAutoConfiguration",
            BOOT + "jdbc.DataSourceTransactionManagerAutoConfiguration",
            BOOT + "orm.jpa.HibernateJpaAutoConfiguration",
            BOOT + "dao.PersistenceExceptionTranslationAutoConfiguration",
            BOOT + "transaction.TransactionAutoConfiguration",
            BOOT + "transaction.jta.JtaAutoConfiguration",
            BOOT + "aop.AopAutoConfiguration",
            BOOT + "cache.CacheAutoConfiguration",
            BOOT + "context.PropertyPlaceholderAutoConfiguration",
            BOOT + "jmx.JmxAutoConfiguration",
            BOOT + "sql.init.SqlInitializationAutoConfiguration",
            BOOT + "thymeleaf.ThymeleafAutoConfiguration",
            BOOT + "freemarker.FreeMarkerAutoConfiguration",
            BOOT + "mail.MailSenderAutoConfiguration",
            BOOT + "quartz.QuartzAutoConfiguration",
            BOOT + "jms.JmsAutoConfiguration",
            BOOT + "jersey.JerseyAutoConfiguration",
            BOOT + "solr.SolrAutoConfiguration",
            BOOT + "ldap.LdapAutoConfiguration",
            BOOT + "h2.H2ConsoleAutoConfiguration",
            BOOT + "task.TaskSchedulingAutoConfiguration",
            // Would print a generated password for a user that Broadleaf's own user details replace.
            BOOT + "security.servlet.UserDetailsServiceAutoConfiguration",
            ACTUATOR + "metrics.cache.CacheMetricsAutoConfiguration",
            ACTUATOR + "metrics.orm.jpa.HibernateMetricsAutoConfiguration",
            ACTUATOR + "security.servlet.ManagementWebSecurityAutoConfiguration");

    /** The admin's dispatcher servlet owns "/", and its pages are secured by a chain of their own. */
    private static final Set<String> ADMIN = Set.of(
            BOOT + "web.servlet.DispatcherServletAutoConfiguration",
            BOOT + "web.servlet.WebMvcAutoConfiguration",
            BOOT + "web.servlet.MultipartAutoConfiguration",
            BOOT + "web.servlet.error.ErrorMvcAutoConfiguration",
            BOOT + "security.servlet.SecurityAutoConfiguration",
            BOOT + "security.servlet.SecurityFilterAutoConfiguration",
            // Serves endpoints through Boot's dispatcher servlet; health has a servlet of its own here.
            ACTUATOR + "web.server.ManagementContextAutoConfiguration",
            ACTUATOR + "web.servlet.ServletManagementContextAutoConfiguration");

    private @Nullable Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        boolean active = environment != null && BroadleafContextInitializer.isEnabled(environment);
        boolean admin =
                active && environment != null && BroadleafSettings.flavour(environment) == BroadleafFlavour.ADMIN;
        boolean[] kept = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            String candidate = candidates[i];
            boolean clashes = candidate != null && (BOTH.contains(candidate) || (admin && ADMIN.contains(candidate)));
            kept[i] = !(active && clashes);
        }
        return kept;
    }
}
