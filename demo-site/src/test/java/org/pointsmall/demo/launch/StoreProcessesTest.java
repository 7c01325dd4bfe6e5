package org.pointsmall.demo.launch;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class StoreProcessesTest {
    private static final Installation INSTALLATION =
            new Installation(Path.of("java"), Path.of("demo.jar"), Path.of("lib/agent.jar"));

    @TempDir
    Path temp;

    @Test
    void bothListenOnLoopbackAndShareTheDataFolder() throws Exception {
        LaunchPlan plan = new LaunchPlan(8080, 8081, OptionalInt.of(9200), temp, Optional.empty(), false);
        try (DataFolder folder = DataFolder.claim(temp)) {
            StoreProcesses processes = new StoreProcesses(INSTALLATION, plan, folder);

            assertThat(processes.site().command())
                    .contains("--broadleaf.flavour=site", "--server.port=8080", "--spring.profiles.active=demo");
            assertThat(processes.admin().command())
                    .contains(
                            "--broadleaf.flavour=admin", "--server.port=8081", "--server.servlet.context-path=/admin");
            for (ChildSpec process : new ChildSpec[] {processes.site(), processes.admin()}) {
                assertThat(process.command())
                        .contains("--server.address=127.0.0.1", "-Dh2.bindAddress=127.0.0.1")
                        .contains("--loyalty.search.hosts=http://127.0.0.1:9200")
                        .contains("-javaagent:lib/agent.jar", "--broadleaf.data-dir=" + folder.store());
            }
            assertThat(processes.admin().health()).hasToString("http://127.0.0.1:8081/admin/actuator/health");
        }
    }

    @Test
    void aDatabasePasswordTravelsByEnvironmentOnly() throws Exception {
        LaunchPlan.Database database =
                new LaunchPlan.Database("jdbc:postgresql://localhost/mall", Optional.of("me"), Optional.of("secret"));
        LaunchPlan plan = new LaunchPlan(8080, 8081, OptionalInt.empty(), temp, Optional.of(database), false);
        try (DataFolder folder = DataFolder.claim(temp)) {
            ChildSpec site = new StoreProcesses(INSTALLATION, plan, folder).site();

            assertThat(site.command())
                    .contains("--broadleaf.database.url=jdbc:postgresql://localhost/mall")
                    .contains("--broadleaf.database.username=me")
                    .noneMatch(argument -> argument.contains("secret"))
                    .as("without a search")
                    .noneMatch(argument -> argument.contains("search"));
            assertThat(site.environment()).containsEntry(StoreProcesses.PASSWORD_VARIABLE, "secret");
        }
    }
}
