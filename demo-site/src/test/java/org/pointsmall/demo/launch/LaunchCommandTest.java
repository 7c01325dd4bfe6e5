package org.pointsmall.demo.launch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LaunchCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void hasDefaultsForEverything() {
        LaunchPlan plan = plan();

        assertThat(plan.sitePort()).isEqualTo(8080);
        assertThat(plan.adminPort()).isEqualTo(8081);
        assertThat(plan.searchPort()).hasValue(9200);
        assertThat(plan.dataFolder()).isEqualTo(Path.of("points-mall-data").toAbsolutePath());
        assertThat(plan.database()).isEmpty();
        assertThat(plan.fresh()).isFalse();
    }

    @Test
    void takesEveryOption() {
        LaunchPlan plan =
                plan("--site-port=9090", "--admin-port", "9091", "--search-port=9092", "--data-dir=here", "--fresh");

        assertThat(plan.sitePort()).isEqualTo(9090);
        assertThat(plan.adminPort()).isEqualTo(9091);
        assertThat(plan.searchPort()).hasValue(9092);
        assertThat(plan("--no-search").searchPort()).isEmpty();
        assertThat(plan.dataFolder().getFileName()).hasToString("here");
        assertThat(plan.fresh()).isTrue();
    }

    @Test
    void keepsCredentialsOutOfMessages() {
        LaunchPlan plan = plan(
                "--database-url=jdbc:postgresql://localhost/mall?password=geheim",
                "--database-username=me",
                "--database-password=secret");

        assertThat(plan.database().orElseThrow().password()).contains("secret");
        assertThat(plan.toString()).contains("jdbc:postgresql://localhost/mall").doesNotContain("geheim", "secret");
        assertThat(Welcome.text(plan)).doesNotContain("geheim", "secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--no-such-option",
                "--site-port=eighty",
                "--site-port=0",
                "--admin-port=65536",
                "--admin-port=8080",
                "--search-port=8080",
                "--search-port=70000",
                "--database-username=me",
                "--fresh --database-url=jdbc:postgresql://localhost/mall",
                "unexpected",
            })
    void namesWhatIsWrongOnTheCommandLine(String arguments) {
        int exit = commandLine().execute(arguments.split(" "));

        assertThat(exit).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().lines().findFirst().orElseThrow())
                .containsAnyOf(arguments.split("[ =]")[0], "both 8080");
        assertThat(err.toString()).contains("--help").hasLineCount(2);
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(commandLine().execute("--help")).isEqualTo(ExitCode.OK);

        assertThat(out.toString())
                .contains(
                        "--site-port",
                        "--admin-port",
                        "--search-port",
                        "--no-search",
                        "--data-dir",
                        "--database-url",
                        "--fresh",
                        "replay",
                        "prove");
    }

    @Test
    void entryReadsOldAndNewVersionNumbers() {
        assertThat(DemoMain.feature("1.8")).isEqualTo(8);
        assertThat(DemoMain.feature("17")).isEqualTo(17);
    }

    @Test
    void aTakenPortIsNamedWithTheOptionThatHelps() throws Exception {
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getByName(Ports.LOOPBACK))) {
            assertThatThrownBy(() -> Ports.requireFree(taken.getLocalPort(), "store", "--site-port"))
                    .isInstanceOfSatisfying(StartFailure.class, failure -> assertThat(failure.exitCode())
                            .isEqualTo(ExitCode.PORT_TAKEN))
                    .hasMessageContainingAll(Integer.toString(taken.getLocalPort()), "--site-port");
        }
    }

    private CommandLine commandLine() {
        return LaunchCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    }

    private static LaunchPlan plan(String... args) {
        CommandLine commandLine = LaunchCommand.commandLine();
        commandLine.parseArgs(args);
        return ((LaunchCommand) commandLine.getCommand()).plan();
    }
}
