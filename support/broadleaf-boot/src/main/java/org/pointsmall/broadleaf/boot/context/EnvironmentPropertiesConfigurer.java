package org.pointsmall.broadleaf.boot.context;

import java.util.Map;
import java.util.Properties;
import org.broadleafcommerce.common.config.RuntimeEnvironmentPropertiesConfigurer;
import org.jspecify.annotations.Nullable;
import org.pointsmall.broadleaf.boot.BroadleafSettings;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Broadleaf's placeholder configurer with Spring's Environment in front. A placeholder of Broadleaf's is answered by
 * the first of: {@code broadleaf.properties.<name>}, the plain {@code <name>}, both from the Environment; a value that
 * follows from the {@code broadleaf.*} settings; Broadleaf's own property files. Replaces {@code blConfiguration}, and
 * serves the {@code @Value} fields of applications too.
 */
public class EnvironmentPropertiesConfigurer extends RuntimeEnvironmentPropertiesConfigurer
        implements EnvironmentAware {

    private static final String PREFIX = "broadleaf.properties.";

    private @Nullable Environment environment;
    private Map<String, String> derived = Map.of();

    public EnvironmentPropertiesConfigurer() {
        // Profiles choose between environments here; Broadleaf's own way warns at every start that it was not told.
        setKeyResolver(() -> "production");
    }

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
        BroadleafSettings settings = BroadleafSettings.from(environment);
        String dialect = settings.database().dialect();
        String schema = settings.schema().hbm2ddl();
        this.derived = Map.of(
                "blPU.hibernate.dialect", dialect,
                "blSecurePU.hibernate.dialect", dialect,
                "blCMSStorage.hibernate.dialect", dialect,
                "blPU.hibernate.hbm2ddl.auto", schema,
                "blSecurePU.hibernate.hbm2ddl.auto", schema,
                "blCMSStorage.hibernate.hbm2ddl.auto", schema);
    }

    /** The Environment's answer to a placeholder of Broadleaf's. */
    static @Nullable String fromEnvironment(Environment environment, String placeholder) {
        String value = environment.getProperty(PREFIX + placeholder);
        return value != null ? value : environment.getProperty(placeholder);
    }

    @Override
    protected @Nullable String resolvePlaceholder(String placeholder, Properties properties, int mode) {
        String value = environment == null ? null : fromEnvironment(environment, placeholder);
        if (value == null) {
            value = derived.get(placeholder);
        }
        return value != null ? value : super.resolvePlaceholder(placeholder, properties, mode);
    }
}
