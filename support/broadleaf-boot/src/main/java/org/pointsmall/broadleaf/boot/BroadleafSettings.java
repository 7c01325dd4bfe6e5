package org.pointsmall.broadleaf.boot;

import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.broadleaf.boot.persistence.StoreDatabase;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The properties {@code broadleaf.*}, read once. A plain reading of the Environment rather than a properties bean,
 * because Broadleaf's XML is merged before there are beans.
 *
 * @param flavour {@code broadleaf.flavour}: site (default) or admin
 * @param schema {@code broadleaf.schema}: none (default), update or create
 * @param database {@code broadleaf.database.url}, with driver and dialect derived from it
 * @param username {@code broadleaf.database.username}; null leaves it to the URL
 * @param password {@code broadleaf.database.password}
 * @param poolSize {@code broadleaf.database.pool-size}: connections at most, 20 by default
 * @param currency {@code broadleaf.currency}: the store's default currency, GBP by default
 * @param patchLocations {@code broadleaf.patch-locations}: classpath XML files merged over Broadleaf's
 * @param mergedXml {@code broadleaf.merged-xml}: a folder in which to keep what they were merged to; null keeps nothing
 * @param apiPaths {@code broadleaf.site.api-paths}: servlet URL patterns whose requests know the customer and the cart
 * @param initialAdminUsername {@code broadleaf.admin.initial-username}; null creates nobody
 * @param initialAdminPassword {@code broadleaf.admin.initial-password}; null creates nobody
 */
public record BroadleafSettings(
        BroadleafFlavour flavour,
        SchemaMode schema,
        StoreDatabase database,
        @Nullable String username,
        @Nullable String password,
        int poolSize,
        Currency currency,
        List<String> patchLocations,
        @Nullable Path mergedXml,
        List<String> apiPaths,
        @Nullable String initialAdminUsername,
        @Nullable String initialAdminPassword) {

    private static final String DATA_DIR = "broadleaf.data-dir";
    private static final String DEFAULT_DATA_DIR = "./points-mall-data";

    public BroadleafSettings {
        patchLocations = List.copyOf(patchLocations);
        apiPaths = List.copyOf(apiPaths);
        if (poolSize < 2) {
            // Broadleaf draws ids in a transaction of its own while the outer one holds a connection.
            throw new BroadleafStartupException(
                    "broadleaf.database.pool-size is " + poolSize + ", but one request can need two connections.",
                    "Set broadleaf.database.pool-size to 2 or more.");
        }
    }

    /** Reads the settings; values that can't be understood end the start with a message that names the property. */
    public static BroadleafSettings from(Environment environment) {
        Binder binder = Binder.get(environment);
        String url = environment.getProperty("broadleaf.database.url");
        String mergedXml = environment.getProperty("broadleaf.merged-xml");
        String dataDir = environment.getProperty(DATA_DIR, DEFAULT_DATA_DIR);
        return new BroadleafSettings(
                flavour(environment),
                binder.bind("broadleaf.schema", SchemaMode.class).orElse(SchemaMode.NONE),
                url == null ? StoreDatabase.sharedFile(dataDir) : StoreDatabase.of(url),
                environment.getProperty("broadleaf.database.username"),
                environment.getProperty("broadleaf.database.password"),
                binder.bind("broadleaf.database.pool-size", Integer.class).orElse(20),
                Currency.getInstance(environment.getProperty("broadleaf.currency", "GBP")),
                List.of(binder.bind("broadleaf.patch-locations", String[].class).orElse(new String[0])),
                mergedXml == null ? null : Path.of(mergedXml),
                List.of(binder.bind("broadleaf.site.api-paths", String[].class).orElse(new String[] {"/api/*"})),
                environment.getProperty("broadleaf.admin.initial-username"),
                environment.getProperty("broadleaf.admin.initial-password"));
    }

    /** The flavour alone, which is needed before the other settings can be read. */
    public static BroadleafFlavour flavour(Environment environment) {
        return Binder.get(environment)
                .bind("broadleaf.flavour", BroadleafFlavour.class)
                .orElse(BroadleafFlavour.SITE);
    }
}
