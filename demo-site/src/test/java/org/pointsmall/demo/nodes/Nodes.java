package org.pointsmall.demo.nodes;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.pointsmall.demo.StoreApplication;
import org.pointsmall.demo.launch.ParentWatch;
import org.pointsmall.loyalty.proof.Difference;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Nodes of one store: any number of processes on one PostgreSQL, and the test's own look into that database. */
public final class Nodes implements AutoCloseable {
    /** A node's pool has 52 at most, and the test's own a few. */
    private static final String CONNECTIONS = "300";

    private final EmbeddedPostgres database;
    private final HikariDataSource pool;
    private final JdbcTemplate jdbc;
    private final List<String> main;
    private final List<String> properties;
    private final Deque<SiteProcess> running = new ArrayDeque<>();
    private final Path logs;
    private int started;

    private Nodes(EmbeddedPostgres database, List<String> main, List<String> properties) throws IOException {
        quietly();
        this.database = database;
        this.main = main;
        this.properties = new ArrayList<>(List.of(
                "broadleaf.database.url=" + database.getJdbcUrl("postgres", "postgres"),
                "broadleaf.database.username=postgres",
                "broadleaf.database.password=",
                "demo.gateway.time-out=500ms",
                // However slow the machine is, what is under way at a node that is stopped ends.
                "spring.lifecycle.timeout-per-shutdown-phase=5m"));
        this.properties.addAll(properties);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(8);
        pool = new HikariDataSource(config);
        jdbc = new JdbcTemplate(pool);
        logs = Files.createDirectories(Path.of("target", "nodes"));
    }

    /** No Spring Boot tells this JVM how to log: outside it the log begins at DEBUG. */
    private static void quietly() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.INFO);
        }
    }

    /**
     * A database, and no node yet.
     *
     * @param main of each node: a main class that ends when its standard input does, and its first arguments
     */
    public static Nodes none(List<String> main, String... properties) throws IOException {
        EmbeddedPostgres database = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("plan_cache_mode", "force_generic_plan")
                .setServerConfig("max_connections", CONNECTIONS)
                .start();
        return new Nodes(database, main, List.of(properties));
    }

    /** So many nodes, all up. */
    public static Nodes of(int number, String... properties) throws IOException {
        Nodes nodes = none(List.of(ParentWatch.class.getName(), StoreApplication.class.getName()), properties);
        try {
            nodes.start();
            List<SiteProcess> others = new ArrayList<>();
            for (int i = 1; i < number; i++) {
                others.add(nodes.begin());
            }
            others.forEach(SiteProcess::awaitUp);
            return nodes;
        } catch (IOException | RuntimeException | Error failed) {
            nodes.close();
            throw failed;
        }
    }

    /** One more node, which is up when this returns. */
    public SiteProcess start(String... more) throws IOException {
        return begin(more).awaitUp();
    }

    /** One more node, which need not be up yet. The first makes tables and demo data, the others find them. */
    public SiteProcess begin(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(properties);
        if (started > 0) {
            arguments.add("broadleaf.schema=none");
        }
        Collections.addAll(arguments, more);
        started++;
        SiteProcess node = SiteProcess.start(main, arguments, logs.resolve(name() + "-" + started + ".log"));
        running.addLast(node);
        return node;
    }

    /** Different for each database, so that no run overwrites the log of another that goes on. */
    private String name() {
        return main.get(0).substring(main.get(0).lastIndexOf('.') + 1) + "-" + database.getPort();
    }

    public void kill(SiteProcess node) {
        node.kill();
        running.remove(node);
    }

    /** As whoever runs it stops it; it has ended when this returns. */
    public void stop(SiteProcess node) throws InterruptedException {
        node.stop();
        running.remove(node);
    }

    /** In the order in which they were started. */
    public List<SiteProcess> running() {
        return List.copyOf(running);
    }

    /** The store's database, as the test sees it. */
    public JdbcTemplate jdbc() {
        return jdbc;
    }

    public DataSource dataSource() {
        return pool;
    }

    /** The id of a product that costs ten pounds or more. */
    public long aProduct() {
        for (JsonNode product :
                running().get(0).guest().get("/api/v1/products?limit=50").body().path("items")) {
            if (new BigDecimal(product.path("price").path("amount").asText()).compareTo(BigDecimal.TEN) >= 0) {
                return product.path("id").asLong();
            }
        }
        throw new AssertionError("the demo sells nothing for ten pounds");
    }

    /** What the ledger's proof finds; empty where the books are right. */
    public List<Difference> differences() {
        return LedgerProof.of(pool).prove().differences();
    }

    @Override
    public void close() throws IOException {
        running.forEach(SiteProcess::close);
        pool.close();
        database.close();
    }
}
