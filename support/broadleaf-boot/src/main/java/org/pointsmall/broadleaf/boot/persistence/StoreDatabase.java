package org.pointsmall.broadleaf.boot.persistence;

import java.nio.file.Path;
import java.util.Locale;
import org.pointsmall.broadleaf.boot.BroadleafStartupException;

/**
 * Where the store's data is, derived from one JDBC URL: the driver, the Hibernate dialect, and the options without
 * which Broadleaf's SQL does not run there.
 *
 * @param url the URL to connect to, options added
 * @param driver class name of the JDBC driver
 * @param dialect class name of the Hibernate dialect
 */
public record StoreDatabase(String url, String driver, String dialect) {

    /** Broadleaf's table and column names include words that H2 2 reserves, and its DDL uses types of H2 1. */
    private static final String H2_MODE = "MODE=LEGACY";

    private static final String H2_KEYWORDS = "NON_KEYWORDS=VALUE,KEY,USER,DAY,MONTH,YEAR";

    /** Milliseconds. H2's default of two seconds is shorter than a checkout may take on a busy machine. */
    private static final String H2_LOCK_TIMEOUT = "LOCK_TIMEOUT=15000";

    /** Else H2 now and then answers a query with what it answered before another connection's commit. */
    private static final String H2_ANSWERS_ANEW = "OPTIMIZE_REUSE_RESULTS=0";

    /**
     * The database behind a URL.
     *
     * @throws BroadleafStartupException when the URL is of no database that Broadleaf was seen to run on here
     */
    public static StoreDatabase of(String url) {
        if (url.startsWith("jdbc:h2:")) {
            return new StoreDatabase(h2(url), "org.h2.Driver", "org.hibernate.dialect.H2Dialect");
        }
        if (url.startsWith("jdbc:hsqldb:")) {
            return new StoreDatabase(url, "org.hsqldb.jdbc.JDBCDriver", "org.hibernate.dialect.HSQLDialect");
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return new StoreDatabase(url, "org.postgresql.Driver", PostgreSqlTextDialect.class.getName());
        }
        throw new BroadleafStartupException(
                "broadleaf.database.url is '" + withoutPassword(url) + "', which is no database that is known here.",
                "Use a URL that starts with jdbc:h2:, jdbc:hsqldb: or jdbc:postgresql:, or leave the property out for"
                        + " an H2 file under broadleaf.data-dir.");
    }

    /**
     * An H2 file that several processes of this machine share: the first to open it serves the others
     * ({@code AUTO_SERVER}), on the loopback interface only (see {@link #isH2()}).
     */
    public static StoreDatabase sharedFile(String dataDir) {
        Path file = Path.of(dataDir).toAbsolutePath().normalize().resolve("store");
        return of("jdbc:h2:file:" + file + ";AUTO_SERVER=TRUE");
    }

    /** Whether the driver is H2, whose auto server must be told to bind to loopback before it is first used. */
    public boolean isH2() {
        return url.startsWith("jdbc:h2:");
    }

    private static String h2(String url) {
        StringBuilder result = new StringBuilder(url);
        addOption(result, H2_MODE);
        addOption(result, H2_KEYWORDS);
        addOption(result, H2_LOCK_TIMEOUT);
        addOption(result, H2_ANSWERS_ANEW);
        if (url.startsWith("jdbc:h2:mem:")) {
            // An in-memory database must outlive the moments when the pool holds no connection.
            addOption(result, "DB_CLOSE_DELAY=-1");
        }
        return result.toString();
    }

    private static void addOption(StringBuilder url, String option) {
        String name = option.substring(0, option.indexOf('=') + 1);
        if (!url.toString().toUpperCase(Locale.ROOT).contains(";" + name)) {
            url.append(';').append(option);
        }
    }

    /** Start-up messages end up in logs, and some drivers take the password in the URL. */
    private static String withoutPassword(String url) {
        return url.replaceAll("(?i)(password=)[^&;]*", "$1***").replaceAll("//[^/@]*@", "//***@");
    }
}
