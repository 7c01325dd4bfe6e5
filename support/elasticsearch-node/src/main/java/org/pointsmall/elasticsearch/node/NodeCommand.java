package org.pointsmall.elasticsearch.node;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that runs a node, for whoever starts processes in a way of its own. */
public final class NodeCommand {
    private static final List<String> JVM_FLAGS = List.of(
            "-XX:+UseSerialGC",
            // A process without memory is of no use, but may look alive.
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            // The node stops first, and may have something to say until then.
            "-Dlog4j.shutdownHookEnabled=false");

    /** Enough for a demo's catalogue; in megabytes. */
    static final int USUAL_HEAP = 512;

    /** It is a cluster by itself. */
    static final String ALONE = "alone";
    /** Others may join it. */
    static final String FIRST = "first";

    /** More flags for its JVM, with blanks between them: tests' nodes are over before the second compiler has paid. */
    private static final String MORE_FLAGS = "ELASTICSEARCH_JVM_FLAGS";

    private NodeCommand() {}

    /**
     * Runs a node until it is asked to stop, or until its standard input ends: keep that open, and write nothing to it.
     *
     * @param java the JVM's command
     * @param data where it keeps its indexes; one node at a time
     * @param port where it listens, on loopback; 0 for any that is free
     */
    public static List<String> of(Path java, Path data, int port) {
        return of(java, data, port, ALONE, USUAL_HEAP);
    }

    /**
     * The same for a cluster.
     *
     * @param cluster {@link #ALONE}, {@link #FIRST}, or the port for other nodes of the one that it joins
     * @param heap in megabytes
     */
    static List<String> of(Path java, Path data, int port, String cluster, int heap) {
        Path code = code();
        Path home = code.resolveSibling("elasticsearch");
        if (!Files.isDirectory(home.resolve("lib"))) {
            throw new NodeFailure("There is no Elasticsearch in " + home + ": build support/elasticsearch-node.");
        }
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add("-Xms" + heap + "m");
        command.add("-Xmx" + heap + "m");
        command.addAll(JVM_FLAGS);
        command.addAll(moreFlags());
        command.add("-cp");
        command.add(code + File.pathSeparator + home.resolve("lib") + File.separator + "*");
        command.add("org.pointsmall.elasticsearch.node.NodeMain");
        command.add(home.toString());
        command.add(data.toString());
        command.add(Integer.toString(port));
        command.add(cluster);
        return List.copyOf(command);
    }

    private static List<String> moreFlags() {
        String flags = System.getenv(MORE_FLAGS);
        return flags == null || flags.isBlank()
                ? List.of()
                : List.of(flags.strip().split("\\s+"));
    }

    /** The module's jar, or the folder of its classes. */
    private static Path code() {
        URL location = NodeCommand.class.getProtectionDomain().getCodeSource().getLocation();
        try {
            return Path.of(location.toURI()).toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
