package org.pointsmall.demo.launch;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.elasticsearch.node.NodeCommand;

/**
 * How the demo's processes are started: the store and its admin, one program in two flavours on one database, and beside
 * them a search engine; all on loopback.
 */
final class StoreProcesses {
    /** Spring reads {@code broadleaf.database.password} from it; unlike an argument, other users can't see it. */
    static final String PASSWORD_VARIABLE = "BROADLEAF_DATABASE_PASSWORD";

    private static final String APPLICATION = "org.pointsmall.demo.StoreApplication";

    private static final List<String> JVM_FLAGS = List.of(
            // Broadleaf 3.1 reads java.util's fields reflectively.
            "--add-opens",
            "java.base/java.util=ALL-UNNAMED",
            // Both processes together stay below 1.5 GB resident; a small heap wants no parallel collector.
            "-Xmx400m",
            "-XX:+UseSerialGC",
            // Both start up on two cores at worst: the optimizing compiler would take one of them.
            "-XX:TieredStopAtLevel=1",
            // A process without memory is of no use, but may look alive.
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            // The database file is shared over a socket, which by default listens to the whole network.
            "-Dh2.bindAddress=" + Ports.LOOPBACK);

    private final Installation installation;
    private final LaunchPlan plan;
    private final DataFolder folder;

    StoreProcesses(Installation installation, LaunchPlan plan, DataFolder folder) {
        this.installation = installation;
        this.plan = plan;
        this.folder = folder;
    }

    /** Makes tables and demo data where there are none: it has to be ready before the admin starts. */
    ChildSpec site() {
        return spec("site", plan.sitePort(), "/", List.of("--demo.admin.address=" + plan.admin()));
    }

    ChildSpec admin() {
        return spec("admin", plan.adminPort(), "/admin/", List.of("--server.servlet.context-path=/admin"));
    }

    /** The engine that finds recommendations; the store serves without it, too. */
    Optional<ChildSpec> search() {
        return plan.searchPort().stream()
                .mapToObj(port -> new ChildSpec(
                        "search",
                        NodeCommand.of(installation.java(), folder.search(), port),
                        Map.of(),
                        folder.log("search"),
                        false,
                        searchAt(port).resolve("/_cluster/health?wait_for_status=yellow&timeout=1s")))
                .findFirst();
    }

    private static URI searchAt(int port) {
        return URI.create("http://" + Ports.LOOPBACK + ":" + port);
    }

    private ChildSpec spec(String flavour, int port, String contextPath, List<String> more) {
        List<String> command = new ArrayList<>();
        command.add(installation.java().toString());
        command.addAll(JVM_FLAGS);
        command.add("-javaagent:" + installation.weavingAgent());
        command.addAll(List.of("-cp", installation.jar().toString(), ParentWatch.class.getName(), APPLICATION));
        command.add("--broadleaf.flavour=" + flavour);
        command.add("--spring.profiles.active=demo");
        command.add("--server.address=" + Ports.LOOPBACK);
        command.add("--server.port=" + port);
        command.add("--broadleaf.data-dir=" + folder.store());
        plan.searchPort().ifPresent(search -> command.add("--loyalty.search.hosts=" + searchAt(search)));
        command.addAll(more);
        Map<String, String> environment = new HashMap<>();
        plan.database().ifPresent(database -> {
            command.add("--broadleaf.database.url=" + database.url());
            database.username().ifPresent(name -> command.add("--broadleaf.database.username=" + name));
            database.password().ifPresent(password -> environment.put(PASSWORD_VARIABLE, password));
        });
        Path log = folder.log(flavour);
        URI health = URI.create("http://" + Ports.LOOPBACK + ":" + port + contextPath + "actuator/health");
        return new ChildSpec(flavour, command, environment, log, true, health);
    }
}
