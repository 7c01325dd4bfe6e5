package org.pointsmall.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Workbench;

/** The store with and without the plugin, each on a database of its own: how to start either. */
final class StorePair {
    /** Those of the demo's launcher, so that what is measured is what a user of the demo has. */
    private static final List<String> JVM_FLAGS = List.of(
            "--add-opens",
            "java.base/java.util=ALL-UNNAMED",
            "-Xmx400m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dfile.encoding=UTF-8",
            "-Dh2.bindAddress=" + ServerProcess.LOOPBACK);

    private final DemoBuild demo;
    private final Workbench bench;
    private final Path logs;
    private final Path copyOfJar;
    private final Optional<EmbeddedPostgres> postgres;

    private StorePair(DemoBuild demo, Workbench bench, Path logs, Path copyOfJar, Optional<EmbeddedPostgres> postgres) {
        this.demo = demo;
        this.bench = bench;
        this.logs = logs;
        this.copyOfJar = copyOfJar;
        this.postgres = postgres;
    }

    /**
     * On PostgreSQL each query is planned once a connection. By default it plans anew whenever it guesses that to pay, and
     * for Broadleaf's joins of twenty tables its guess differs from one store to the other and from run to run, by 10 ms a
     * checkout.
     */
    static StorePair prepare(DemoBuild demo, DatabaseKind database, Workbench bench, Path logs)
            throws IOException, BenchmarkFailure {
        Path copyOfJar = Files.copy(demo.jar(), bench.folder().resolve("store.jar"));
        Optional<EmbeddedPostgres> postgres = Optional.empty();
        if (database == DatabaseKind.POSTGRESQL) {
            Path data = bench.folder().resolve("postgres");
            postgres = Optional.of(bench.use(() -> EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(true)
                    .setServerConfig("autovacuum", "off")
                    .setServerConfig("plan_cache_mode", "force_generic_plan")
                    .setServerConfig("log_line_prefix", StatementLog.LINE_PREFIX)
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(statementLog(bench)))
                    .start()));
            for (StoreKind kind : StoreKind.values()) {
                execute(postgres.get(), "postgres", "CREATE DATABASE " + kind.id());
            }
        }
        return new StorePair(demo, bench, logs, copyOfJar, postgres);
    }

    /**
     * Gives the tables their statistics. Left to itself, PostgreSQL does so at some moment that is chance, and until then
     * reads tables from end to end that it took for small; so the stores sell enough before.
     */
    void refreshStatistics() throws BenchmarkFailure {
        if (postgres.isPresent()) {
            for (StoreKind kind : StoreKind.values()) {
                execute(postgres.get(), kind.id(), "VACUUM ANALYZE");
            }
        }
    }

    /**
     * What a store has its database do meanwhile. PostgreSQL only; nobody else may use the store. See
     * {@link StatementLog#count}.
     */
    long countStatements(StoreKind kind, StatementLog.Request request, StatementLog.Request busy)
            throws BenchmarkFailure, IOException, InterruptedException {
        EmbeddedPostgres server = postgres.orElseThrow(() -> new BenchmarkFailure("counted on PostgreSQL only"));
        execute(server, "postgres", "ALTER SYSTEM SET log_statement = 'all'");
        execute(server, "postgres", "SELECT pg_reload_conf()");
        StatementLog log = new StatementLog(statementLog(bench).toPath(), kind.id());
        try {
            return log.count(request, busy);
        } finally {
            execute(server, "postgres", "ALTER SYSTEM RESET log_statement");
            execute(server, "postgres", "SELECT pg_reload_conf()");
        }
    }

    /** Has a store's database do something. PostgreSQL only. */
    <T> T inDatabase(StoreKind kind, DatabaseWork<T> work) throws BenchmarkFailure {
        EmbeddedPostgres server = postgres.orElseThrow(() -> new BenchmarkFailure("on PostgreSQL only"));
        return work.on(server.getDatabase("postgres", kind.id()));
    }

    @FunctionalInterface
    interface DatabaseWork<T> {
        T on(DataSource database) throws BenchmarkFailure;
    }

    private static File statementLog(Workbench bench) {
        return bench.folder().resolve("postgres.log").toFile();
    }

    private static void execute(EmbeddedPostgres postgres, String database, String sql) throws BenchmarkFailure {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new BenchmarkFailure("PostgreSQL refuses '" + sql + "': " + failed.getMessage());
        }
    }

    /** A running store. */
    record Store(ServerProcess process, URI site) {
        URI health() {
            return site.resolve("/actuator/health");
        }
    }

    /** Starts one store, on the data of its earlier runs, and does not wait for it. */
    Store start(StoreKind kind) throws IOException, BenchmarkFailure {
        return start(kind, List.of(), List.of());
    }

    /**
     * The same, with something of ours in it.
     *
     * @param more also on its class path
     * @param arguments for the store, as on a command line
     */
    Store start(StoreKind kind, List<Path> more, List<String> arguments) throws IOException, BenchmarkFailure {
        int port = ServerProcess.freePort();
        Path data = Files.createDirectories(bench.folder().resolve(kind.id()));
        List<String> command = new ArrayList<>();
        command.add(ServerProcess.javaCommand().toString());
        command.addAll(JVM_FLAGS);
        command.add("-javaagent:" + demo.weavingAgent());
        String classPath = Stream.concat(
                        Stream.of(demo.classPath(kind, copyOfJar)),
                        more.stream().map(Path::toString))
                .collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-cp", classPath));
        command.addAll(List.of("org.pointsmall.demo.launch.ParentWatch", "org.pointsmall.demo.StoreApplication"));
        command.add("--broadleaf.flavour=site");
        command.add("--spring.profiles.active=demo");
        command.add("--server.address=" + ServerProcess.LOOPBACK);
        command.add("--server.port=" + port);
        command.add("--broadleaf.data-dir=" + data);
        postgres.ifPresent(server -> {
            command.add("--broadleaf.database.url=" + server.getJdbcUrl("postgres", kind.id()));
            command.add("--broadleaf.database.username=postgres");
        });
        command.addAll(arguments);
        Path log = logs.resolve(kind.id() + ".log");
        ServerProcess process = bench.use(() -> ServerProcess.start(command, log));
        return new Store(process, URI.create("http://" + ServerProcess.LOOPBACK + ":" + port));
    }
}
