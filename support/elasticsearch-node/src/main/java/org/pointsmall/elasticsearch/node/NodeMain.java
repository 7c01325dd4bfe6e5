package org.pointsmall.elasticsearch.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.bootstrap.BootstrapInfo;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.env.Environment;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;
import org.elasticsearch.transport.TransportService;

/**
 * The node's own process. It writes {@link #READY}, its port and that for other nodes once it answers; it ends when it is asked to, or when its
 * standard input does: the other end of that is held by whoever started it, and the operating system closes it with them.
 */
final class NodeMain {
    static final String READY = "READY ";

    private static final String NAME = "points-mall";
    private static final Duration GRACE = Duration.ofSeconds(20);
    /** As the process has them: Elasticsearch makes loggers of the two. */
    private static final PrintStream OUT = System.out;

    private static final PrintStream ERR = System.err;

    private NodeMain() {}

    public static void main(String[] args) throws InterruptedException {
        Thread watch = new Thread(NodeMain::endWithParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        try {
            Settings of = settings(Path.of(args[0]), Path.of(args[1]), Integer.parseInt(args[2]), args[3]);
            Node node = started(Path.of(args[0]), of);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "close-node"));
            node.client()
                    .admin()
                    .cluster()
                    .prepareHealth(TimeValue.timeValueSeconds(60))
                    .setWaitForYellowStatus()
                    .get();
            OUT.println(READY + port(node) + " " + transportPort(node));
        } catch (Exception failed) {
            ERR.println("The node can't be started: " + reason(failed));
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private static Settings settings(Path home, Path data, int port, String cluster) {
        Settings.Builder settings = Settings.builder()
                .put("path.home", home.toString())
                .put("path.data", data.toString())
                .put("path.logs", data.resolve("logs").toString())
                .put("cluster.name", NAME)
                .put("network.host", "127.0.0.1")
                .put("http.port", port)
                .put("transport.port", "0")
                // A developer's disk may be as full as it likes.
                .put("cluster.routing.allocation.disk.threshold_enabled", false);
        if (cluster.equals(NodeCommand.ALONE)) {
            settings.put("node.name", NAME).put("discovery.type", "single-node");
        } else if (cluster.equals(NodeCommand.FIRST)) {
            settings.put("node.name", NAME)
                    .putList("discovery.seed_hosts")
                    .putList("cluster.initial_master_nodes", NAME);
        } else {
            settings.put("node.name", NAME + "-" + ProcessHandle.current().pid())
                    .putList("node.roles", "data")
                    .putList("discovery.seed_hosts", "127.0.0.1:" + cluster);
        }
        return settings.build();
    }

    private static Node started(Path home, Settings settings) throws Exception {
        BootstrapInfo.init();
        LogConfigurator.setClusterName(NAME);
        LogConfigurator.setNodeName(settings.get("node.name"));
        Environment environment = new Environment(settings, home.resolve("config"));
        LogConfigurator.configure(environment, true);
        Node node = new Node(
                environment,
                PluginsLoader.createPluginsLoader(
                        PluginsLoader.loadModulesBundles(environment.modulesDir()), Set.of(), Map.of(), false));
        node.start();
        return node;
    }

    private static int port(Node node) {
        return node.injector()
                .getInstance(HttpServerTransport.class)
                .boundAddress()
                .publishAddress()
                .getPort();
    }

    private static int transportPort(Node node) {
        return node.injector()
                .getInstance(TransportService.class)
                .boundAddress()
                .publishAddress()
                .getPort();
    }

    private static void close(Node node) {
        try {
            node.prepareForClose();
            node.close();
            node.awaitClose(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            ERR.println("The node did not stop cleanly: " + reason(failed));
        }
    }

    private static void endWithParent() {
        try (InputStream parent = System.in) {
            parent.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            ERR.println("Whoever started the node is gone: " + broken.getMessage());
        }
        Thread orderly = new Thread(() -> System.exit(0), "parent-gone");
        orderly.start();
        try {
            orderly.join(GRACE.toMillis());
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    /** The messages from the failure down to its cause: the last one says most. */
    private static String reason(Throwable failed) {
        StringBuilder reason = new StringBuilder(String.valueOf(failed.getMessage()));
        for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
            reason.append(": ").append(cause.getMessage());
        }
        return reason.toString();
    }
}
