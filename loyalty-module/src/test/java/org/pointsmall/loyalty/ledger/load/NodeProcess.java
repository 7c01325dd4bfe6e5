package org.pointsmall.loyalty.ledger.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A {@link NodeUnderLoad} in a process of its own, and what it has reported. */
final class NodeProcess {
    private static final long MINUTES_TO_ANSWER = 3;

    private final Process process;
    private final Thread reader;
    private final List<String> lines = new ArrayList<>();
    private final CountDownLatch reports;

    /** @param reports after how many reports it is to be killed, at the earliest */
    private NodeProcess(Process process, int reports) {
        this.process = process;
        this.reports = new CountDownLatch(reports);
        reader = new Thread(this::read);
        reader.start();
    }

    static NodeProcess start(String url, long clockStart, long seed, long firstOrder, int reports) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx96m",
                "-Duser.timezone=UTC",
                "-Dlogback.configurationFile=org/pointsmall/loyalty/ledger/load/silent.xml",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                NodeUnderLoad.class.getName(),
                url,
                Long.toString(clockStart),
                Long.toString(seed),
                Long.toString(firstOrder));
        return new NodeProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start(), reports);
    }

    private void read() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                reports.countDown();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            while (reports.getCount() > 0) {
                reports.countDown();
            }
        }
    }

    /** Until it is under load, and has reported as often as it should. */
    NodeProcess awaitReports() throws InterruptedException {
        if (!reports.await(MINUTES_TO_ANSWER, TimeUnit.MINUTES)) {
            throw new AssertionError("a node that does nothing");
        }
        return this;
    }

    /** By SIGKILL; answers all that it had said. */
    List<String> kill() throws InterruptedException {
        // Not by the process itself: that would close the pipe, and what it said last would be lost.
        process.toHandle().destroyForcibly();
        process.waitFor();
        reader.join();
        return lines;
    }
}
