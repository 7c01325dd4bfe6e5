package org.pointsmall.demo.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder with the demo's database and logs, held by one launcher at a time. A marker file tells our folders from
 * other people's: one that holds anything but lacks the marker is refused, so that a mistyped path costs nothing. The
 * marker carries the lock too, which the operating system lets go of however the launcher ends.
 */
final class DataFolder implements AutoCloseable {
    private static final String MARKER = ".points-mall-demo";
    private static final String MARKER_TEXT =
            "This folder belongs to the Points Mall demo store. --fresh deletes 'store', 'search' and 'logs' in it.\n";

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static DataFolder claim(Path folder) throws StartFailure {
        try {
            Path marker = folder.resolve(MARKER);
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !isOursOrEmpty(folder, marker)) {
                throw new StartFailure(
                        ExitCode.DATA_FOLDER,
                        folder + " holds something that is not the demo's. Choose another with --data-dir=FOLDER.");
            }
            Files.createDirectories(folder);
            return new DataFolder(folder, lock(folder, marker));
        } catch (IOException unusable) {
            throw new StartFailure(
                    ExitCode.DATA_FOLDER,
                    folder + " can't be used as data folder (" + unusable
                            + "). Choose another with --data-dir=FOLDER.");
        }
    }

    private static boolean isOursOrEmpty(Path folder, Path marker) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        if (Files.isRegularFile(marker)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static FileChannel lock(Path folder, Path marker) throws IOException, StartFailure {
        FileChannel channel = FileChannel.open(marker, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            throw new StartFailure(
                    ExitCode.DATA_FOLDER,
                    "Another demo is running on " + folder
                            + ". Stop it first, or give this one a folder of its own with --data-dir=FOLDER.");
        }
        channel.write(ByteBuffer.wrap(MARKER_TEXT.getBytes(StandardCharsets.UTF_8)), 0);
        return channel;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    /** Where the store keeps its database and files. */
    Path store() {
        return folder.resolve("store");
    }

    /** Where the search engine keeps what it has been told. */
    Path search() {
        return folder.resolve("search");
    }

    Path log(String process) {
        return folder.resolve("logs").resolve(process + ".log");
    }

    void makeFolders() throws IOException {
        Files.createDirectories(store());
        Files.createDirectories(search());
        Files.createDirectories(folder.resolve("logs"));
    }

    /** Deletes what earlier runs left in the folders that are ours, and nothing beside them. Follows no links. */
    void deleteData() throws IOException {
        for (Path ours : List.of(store(), search(), folder.resolve("logs"))) {
            if (Files.exists(ours, LinkOption.NOFOLLOW_LINKS)) {
                Files.walkFileTree(ours, new DeleteAll());
            }
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("can't release " + folder, failed);
        }
    }

    private static final class DeleteAll extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed) throws IOException {
            if (failed != null) {
                throw failed;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
