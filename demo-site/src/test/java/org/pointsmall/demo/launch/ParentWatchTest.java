package org.pointsmall.demo.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("heavy")
@Timeout(600)
class ParentWatchTest {
    @TempDir
    Path folder;

    @Test
    void aProgramEndsWhenItsLauncherIsKilled() throws Exception {
        ChildSpec spec = FakeProgram.spec("launcher", folder, 1, "launch", folder.toString());
        Process launcher = new ProcessBuilder(spec.command())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        ProcessHandle orphan = ProcessHandle.of(
                        Long.parseLong(launcher.inputReader().readLine()))
                .orElseThrow();
        assertThat(orphan.isAlive()).isTrue();

        launcher.destroyForcibly();

        orphan.onExit().get(5, TimeUnit.MINUTES);
        assertThat(orphan.isAlive()).isFalse();
    }

    @Test
    void handsOnArgumentsAndExitCode() throws Exception {
        ChildSpec spec = FakeProgram.watched("child", folder, "die");

        int exit = new ProcessBuilder(spec.command())
                .redirectOutput(spec.log().toFile())
                .start()
                .waitFor();

        assertThat(exit).isEqualTo(7);
        assertThat(Files.readString(spec.log())).contains("no database to be found");
    }

    @Test
    void endsWithAnErrorWhenTheProgramFails() throws Exception {
        ChildSpec spec = FakeProgram.watched("child", folder, "serve", "no port");

        Process child = new ProcessBuilder(spec.command())
                .redirectErrorStream(true)
                .redirectOutput(spec.log().toFile())
                .start();

        assertThat(child.waitFor()).isEqualTo(ExitCode.FAILED);
        assertThat(Files.readString(spec.log())).contains("NumberFormatException");
    }
}
