package org.pointsmall.loyalty.mall.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A {@link MallVictim} in a process of its own. It is ended by whoever reads a word of it: no word, no process. */
final class MallVictimProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader words;

    MallVictimProcess(String url) throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx96m",
                        "-Duser.timezone=UTC",
                        "-Dlogback.configurationFile=org/pointsmall/loyalty/ledger/load/silent.xml",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        MallVictim.class.getName(),
                        url))
                .redirectErrorStream(true)
                .start();
        words = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Sends it to the step, and kills it there by SIGKILL. */
    void killAt(String order) throws IOException, InterruptedException {
        await(MallVictim.READY);
        Writer orders = process.outputWriter(StandardCharsets.UTF_8);
        orders.write(order + "\n");
        orders.flush();
        await(MallVictim.AT);
        close();
    }

    private void await(String word) throws IOException {
        List<String> said = new ArrayList<>();
        for (String line = words.readLine(); !word.equals(line); line = words.readLine()) {
            said.add(line);
            assertThat(line).as("instead of %s: %s", word, said).isNotNull().isNotEqualTo(MallVictim.PASSED);
        }
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }
}
