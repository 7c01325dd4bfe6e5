package org.pointsmall.benchmarks.measure;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A folder to work in and the things that a run has started. Closing ends those, last first, and deletes the folder. A
 * run that is ended by Ctrl-C or SIGTERM closes it too, from a shutdown hook; the second closing does nothing.
 */
public final class Workbench implements AutoCloseable {
    private static final AtomicBoolean STOPPING = new AtomicBoolean();

    private final Path folder;
    /** Last added first. Guarded by this, like the flag. */
    private final Deque<AutoCloseable> used = new ArrayDeque<>();

    private boolean closed;

    private Workbench(Path folder) {
        this.folder = folder;
    }

    public static Workbench open() throws IOException {
        Workbench bench = new Workbench(Files.createTempDirectory("points-mall-benchmark"));
        Runtime.getRuntime().addShutdownHook(new Thread(bench::stop, "clear-workbench"));
        return bench;
    }

    /** Whether this JVM ends on request: what fails now fails because of that. */
    public static boolean isStopping() {
        return STOPPING.get();
    }

    private void stop() {
        STOPPING.set(true);
        close();
    }

    public Path folder() {
        return folder;
    }

    /** Makes something under the lock, so that a shutdown in the middle of it neither misses nor outruns it. */
    public synchronized <T extends AutoCloseable> T use(Maker<T> maker) throws IOException, BenchmarkFailure {
        if (closed) {
            throw new BenchmarkFailure("Stopped.");
        }
        T made = maker.make();
        used.push(made);
        return made;
    }

    @FunctionalInterface
    public interface Maker<T> {
        T make() throws IOException, BenchmarkFailure;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        used.forEach(Workbench::end);
        try {
            Files.walkFileTree(folder, new DeleteAll());
        } catch (IOException left) {
            System.err.println("Left behind: " + folder + " (" + left + ")");
        }
    }

    private static void end(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception failed) {
            // The others still have to end.
            System.err.println("Not ended properly: " + failed);
        }
    }

    private static final class DeleteAll extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        /** After Ctrl-C a server clears up behind itself at the same time. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
            if (failed instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failed;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed) throws IOException {
            if (failed != null && !(failed instanceof NoSuchFileException)) {
                throw failed;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
