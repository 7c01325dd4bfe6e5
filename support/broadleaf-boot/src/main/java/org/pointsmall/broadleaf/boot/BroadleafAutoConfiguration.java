package org.pointsmall.broadleaf.boot;

import com.zaxxer.hikari.HikariDataSource;
import javax.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.pointsmall.broadleaf.boot.context.ApplicationBeansByClass;
import org.pointsmall.broadleaf.boot.persistence.BroadleafSchema;
import org.pointsmall.broadleaf.boot.persistence.InitialAdminUser;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.encoding.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * What both flavours share: the data source, the tables, the first admin user. An application's
 * migrations run before Hibernate looks at the database (Boot's {@link DatabaseInitializationDependencyConfigurer}), so
 * that the tables which they make are there by then.
 */
@AutoConfiguration(before = JdbcTemplateAutoConfiguration.class)
@ConditionalOnProperty(name = "broadleaf.enabled", matchIfMissing = true)
@Import(DatabaseInitializationDependencyConfigurer.class)
public class BroadleafAutoConfiguration {

    private static final int IDLE_CONNECTIONS = 2;

    @Bean
    static BroadleafSettings broadleafSettings(Environment environment) {
        return BroadleafSettings.from(environment);
    }

    @Bean
    static ApplicationBeansByClass applicationBeansByClass() {
        return new ApplicationBeansByClass();
    }

    /**
     * The store's only pool; the name is Broadleaf's. It must stay the very object that the persistence units hold:
     * {@code blTransactionManager} shares its connection with plain JDBC by the identity of the data source.
     */
    @Bean(name = "webDS")
    @Primary
    static HikariDataSource webDataSource(BroadleafSettings settings) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setPoolName("broadleaf");
        dataSource.setDriverClassName(settings.database().driver());
        dataSource.setJdbcUrl(settings.database().url());
        if (settings.username() != null) {
            dataSource.setUsername(settings.username());
        }
        if (settings.password() != null) {
            dataSource.setPassword(settings.password());
        }
        dataSource.setMaximumPoolSize(settings.poolSize());
        // Opened as they are needed: a start need not wait for connections that a quiet shop never uses.
        dataSource.setMinimumIdle(IDLE_CONNECTIONS);
        return dataSource;
    }

    @Bean
    @DependsOn({"entityManagerFactory", "blEntityManagerFactorySecureInfo", "blEntityManagerFactoryAssetStorageInfo"})
    BroadleafSchema broadleafSchema(
            @Qualifier("webDS") DataSource dataSource,
            @Qualifier("blTransactionManager") PlatformTransactionManager manager,
            BroadleafSettings settings) {
        return new BroadleafSchema(dataSource, manager, settings);
    }

    @Bean
    @DependsOn("broadleafSchema")
    @ConditionalOnProperty(
            prefix = "broadleaf.admin",
            name = {"initial-username", "initial-password"})
    InitialAdminUser initialAdminUser(
            @Qualifier("entityManagerFactory") EntityManagerFactory factory,
            @Qualifier("blTransactionManager") PlatformTransactionManager manager,
            @Qualifier("blPasswordEncoder") PasswordEncoder encoder,
            BroadleafSettings settings) {
        return new InitialAdminUser(
                factory,
                manager,
                encoder,
                String.valueOf(settings.initialAdminUsername()),
                String.valueOf(settings.initialAdminPassword()));
    }
}
