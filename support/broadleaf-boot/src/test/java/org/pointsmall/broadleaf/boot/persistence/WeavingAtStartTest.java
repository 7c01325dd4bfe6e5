package org.pointsmall.broadleaf.boot.persistence;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pointsmall.broadleaf.boot.plugin.BadgePluginAutoConfiguration;
import org.pointsmall.broadleaf.boot.store.ForkedStore;

import static org.assertj.core.api.Assertions.assertThat;

/** Weaving happens once in the life of a JVM, so each case here has one of its own. */
@Tag("heavy")
class WeavingAtStartTest {

    @TempDir
    Path folder;

    @Test
    void aClassLoadedTooEarlyEndsTheStartAndIsNamed() throws Exception {
        String output = run(List.of(agent()), ForkedStore.TOO_EARLY);

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("org.broadleafcommerce.core.catalog.domain.ProductImpl was loaded before its transformer")
                .contains("'badgeText'")
                .contains("Find what uses ProductImpl too early")
                .doesNotContain(ForkedStore.STARTED);
    }

    @Test
    void aTemplateWithoutAnAgentEndsTheStart() throws Exception {
        assertThat(run(List.of()))
                .contains("APPLICATION FAILED TO START")
                .contains("without Spring's instrumentation agent")
                .contains("-javaagent:spring-instrument")
                .doesNotContain(ForkedStore.STARTED);
    }

    @Test
    void nothingToWeaveNeedsNoAgent() throws Exception {
        String withoutPlugin = "--spring.autoconfigure.exclude=" + BadgePluginAutoConfiguration.class.getName();

        assertThat(run(List.of(), withoutPlugin)).contains(ForkedStore.STARTED);
    }

    private static String agent() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-javaagent:") && argument.contains("spring-instrument"))
                .findFirst()
                .orElseThrow();
    }

    private String run(List<String> flags, String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("store.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
        command.addAll(List.of("--add-opens", "java.base/java.util=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ForkedStore.class.getName()));
        command.addAll(
                List.of("--server.port=0", "--broadleaf.schema=create", "--broadleaf.database.url=jdbc:h2:mem:forked"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES))
                    .as("ended in time")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(log, StandardCharsets.UTF_8);
    }
}
