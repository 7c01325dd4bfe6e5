package org.pointsmall.demo.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The programs are real processes; a broken supervisor may wait forever, hence the bound on each test. */
@Tag("heavy")
@Timeout(600)
class SupervisorTest {
    private static final Supervisor.Limits PATIENT =
            new Supervisor.Limits(Duration.ofMinutes(5), Duration.ofMinutes(2));

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Supervisor supervisor = supervisor(PATIENT);

    @AfterEach
    void leaveNothingRunning() {
        supervisor.stop();
        assertThat(ProcessHandle.current().children().filter(this::isFake)).isEmpty();
    }

    @Test
    void returnsOnceTheProgramServes() throws Exception {
        int port = freePort();

        supervisor.startAndAwait(FakeProgram.spec("site", folder, port, "serve", Integer.toString(port)));

        assertThat(said()).contains("site: started as process").contains("site: ready");
    }

    @Test
    void stopsAllProgramsLastStartedFirst() throws Exception {
        int first = freePort();
        supervisor.startAndAwait(FakeProgram.spec("site", folder, first, "serve", Integer.toString(first)));
        int second = freePort();
        supervisor.startAndAwait(FakeProgram.spec("admin", folder, second, "serve", Integer.toString(second)));

        supervisor.stop();

        assertThat(said().lines().filter(line -> line.endsWith("stopping")))
                .extracting(line -> line.replaceAll(".* s  ", ""))
                .isEqualTo(List.of("admin: stopping", "site: stopping"));
        assertThat(ProcessHandle.current().children().filter(this::isFake)).isEmpty();
    }

    @Test
    void showsTheEndOfTheLogOfAProgramThatDiesWhileStarting() {
        assertThatThrownBy(() -> supervisor.startAndAwait(FakeProgram.spec("site", folder, freePort(), "die")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContainingAll("site ended by itself with code 7", "no database to be found");
    }

    @Test
    void noticesThatAnEarlierProgramDiesWhileALaterOneStarts() throws Exception {
        int port = freePort();
        supervisor.startAndAwait(FakeProgram.spec("site", folder, port, "serve", Integer.toString(port)));
        ProcessHandle site = ProcessHandle.current()
                .children()
                .filter(this::isFake)
                .findFirst()
                .orElseThrow();
        site.destroyForcibly();
        site.onExit().join();

        assertThatThrownBy(() -> supervisor.startAndAwait(FakeProgram.spec("admin", folder, freePort(), "hang")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("site ended by itself");
    }

    @Test
    void whatIsNotVitalMayEndAndTheOthersGoOn() throws Exception {
        int port = freePort();
        ChildSpec search = FakeProgram.spec("search", folder, port, "serve", Integer.toString(port));
        supervisor.startAndAwait(new ChildSpec(
                search.name(), search.command(), search.environment(), search.log(), false, search.health()));
        ProcessHandle.current().children().filter(this::isFake).forEach(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
        int next = freePort();
        supervisor.startAndAwait(FakeProgram.spec("site", folder, next, "serve", Integer.toString(next)));
        ProcessHandle.current().children().filter(this::isFake).forEach(ProcessHandle::destroyForcibly);

        assertThat(supervisor.awaitFirstExit().spec().name()).isEqualTo("site");
    }

    @Test
    void tellsWhichProgramEndedLater() throws Exception {
        int port = freePort();
        supervisor.startAndAwait(FakeProgram.spec("site", folder, port, "serve", Integer.toString(port)));
        ProcessHandle.current().children().filter(this::isFake).forEach(ProcessHandle::destroyForcibly);

        assertThat(supervisor.awaitFirstExit().spec().name()).isEqualTo("site");
        assertThat(supervisor.isStopping()).isFalse();
    }

    @Test
    void givesUpOnAProgramThatNeverServes() {
        supervisor = supervisor(new Supervisor.Limits(Duration.ofMillis(1), Duration.ofMinutes(2)));

        assertThatThrownBy(() -> supervisor.startAndAwait(FakeProgram.spec("site", folder, freePort(), "hang")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("site does not serve");
    }

    @Test
    void killsAProgramThatDoesNotEndWhenAsked() throws Exception {
        supervisor = supervisor(new Supervisor.Limits(Duration.ofMinutes(1), Duration.ofMillis(1)));
        int port = freePort();
        supervisor.startAndAwait(FakeProgram.spec("site", folder, port, "stubborn", Integer.toString(port)));

        supervisor.stop();

        assertThat(ProcessHandle.current().children().filter(this::isFake)).isEmpty();
    }

    @Test
    void startsNothingAfterItWasStopped() {
        supervisor.stop();

        assertThatThrownBy(() -> supervisor.startAndAwait(FakeProgram.spec("site", folder, freePort(), "hang")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("Stopped before");
    }

    private Supervisor supervisor(Supervisor.Limits limits) {
        return new Supervisor(
                new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), Clock.systemUTC()), limits);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private boolean isFake(ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().orElse("").contains(FakeProgram.class.getName());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(Ports.LOOPBACK))) {
            return socket.getLocalPort();
        }
    }
}
