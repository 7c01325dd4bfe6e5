package org.pointsmall.broadleaf.boot.context;

import java.io.IOException;
import java.util.Properties;
import org.pointsmall.broadleaf.boot.BroadleafFlavour;
import org.pointsmall.broadleaf.boot.BroadleafSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Adds what Boot and Broadleaf need to run together as the weakest property source there is, so that an application
 * needs no settings of its own and any that it has win. The values stand in {@code broadleaf-boot*.properties}.
 */
final class BroadleafDefaults implements EnvironmentPostProcessor, Ordered {

    private static final String NAME = "broadleafDefaults";

    /** H2 reads it once, when its first class loads. Without it an auto server listens on every interface. */
    private static final String H2_BIND_ADDRESS = "h2.bindAddress";

    /** Broadleaf's class transformers print to standard output unless this system property names another way. */
    private static final String SUPPORT_LOG = "SupportLogger.adapter.fqcn";
    /**
     * MVEL 2.2 compiles a condition of an offer that is asked often in a short time, to a class that a JVM of today refuses
     * to verify: the cart's pricing would end in an error.
     */
    private static final String NO_CLASSES_OF_MVEL = "mvel2.disable.jit";

    @Override
    public int getOrder() {
        // After the configuration files have been read: the flavour is known then.
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!BroadleafContextInitializer.isEnabled(environment)) {
            return;
        }
        BroadleafFlavour flavour = BroadleafSettings.flavour(environment);
        Properties defaults = load("broadleaf-boot.properties");
        defaults.putAll(load(
                flavour == BroadleafFlavour.ADMIN
                        ? "broadleaf-boot-admin.properties"
                        : "broadleaf-boot-site.properties"));
        if (!hasMigrations(environment)) {
            // Boot's Liquibase would not start: it is on the class path for a plugin's sake.
            defaults.setProperty("spring.liquibase.enabled", "false");
        }
        environment.getPropertySources().addLast(new PropertiesPropertySource(NAME, defaults));
        setSystemPropertyIfAbsent(H2_BIND_ADDRESS, "127.0.0.1");
        setSystemPropertyIfAbsent(SUPPORT_LOG, Slf4jSupportLog.class.getName());
        setSystemPropertyIfAbsent(NO_CLASSES_OF_MVEL, "true");
    }

    /** Whether the application has a changelog of its own, where Boot's Liquibase looks for it. */
    private static boolean hasMigrations(ConfigurableEnvironment environment) {
        return environment.containsProperty("spring.liquibase.change-log")
                || new ClassPathResource("db/changelog/db.changelog-master.yaml").exists();
    }

    private static Properties load(String file) {
        try {
            return PropertiesLoaderUtils.loadProperties(new ClassPathResource("org/pointsmall/broadleaf/boot/" + file));
        } catch (IOException e) {
            throw new IllegalStateException("Can't read " + file + " of broadleaf-boot's own jar", e);
        }
    }

    private static void setSystemPropertyIfAbsent(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
