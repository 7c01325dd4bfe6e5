package org.pointsmall.demo.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs. Its standard input is a pipe that we hold and never write to: should we be killed, the pipe
 * breaks and the program's {@link ParentWatch} notices.
 */
final class Child {
    private static final int TAIL_BYTES = 16 * 1024;
    private static final int TAIL_LINES = 30;

    private final ChildSpec spec;
    private final Process process;

    private Child(ChildSpec spec, Process process) {
        this.spec = spec;
        this.process = process;
    }

    static Child start(ChildSpec spec) throws StartFailure {
        ProcessBuilder builder = new ProcessBuilder(spec.command())
                .redirectErrorStream(true)
                .redirectOutput(spec.log().toFile())
                .redirectInput(ProcessBuilder.Redirect.PIPE);
        builder.environment().putAll(spec.environment());
        try {
            return new Child(spec, builder.start());
        } catch (IOException failed) {
            throw new StartFailure(ExitCode.FAILED, "The " + spec.name() + " can't be started: " + failed.getMessage());
        }
    }

    ChildSpec spec() {
        return spec;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    CompletableFuture<Child> onExit() {
        return process.onExit().thenApply(ended -> this);
    }

    /** Returns early when the program ends. */
    void pause(Duration atMost) throws InterruptedException {
        process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks the program to end and waits; one that has not ended after the grace time is killed. */
    void stop(Duration grace) {
        process.destroy();
        boolean interrupted = false;
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException inAHurry) {
            interrupted = true;
            process.destroyForcibly();
        }
        process.onExit().join();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the person needs to see of a program that ended by itself. */
    String obituary() {
        return "The " + spec.name() + " ended by itself with code " + process.exitValue() + ". The end of its log ("
                + spec.log() + "):\n" + logTail();
    }

    String logTail() {
        try (SeekableByteChannel log = Files.newByteChannel(spec.log())) {
            ByteBuffer end = ByteBuffer.allocate((int) Math.min(TAIL_BYTES, log.size()));
            log.position(log.size() - end.capacity());
            while (end.hasRemaining() && log.read(end) >= 0) {
                // A channel may give less than is asked for.
            }
            List<String> lines = new String(end.array(), 0, end.position(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(can't be read: " + unreadable + ")";
        }
    }
}
