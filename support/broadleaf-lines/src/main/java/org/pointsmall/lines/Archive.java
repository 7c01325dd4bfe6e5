package org.pointsmall.lines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a jar, or of a folder with what would be in one.
 *
 * @param files by their names in it
 */
record Archive(Map<String, byte[]> files) {
    static Archive of(Path jarOrFolder) {
        if (Files.isDirectory(jarOrFolder)) {
            return new Archive(filesBelow(jarOrFolder));
        }
        try (FileSystem jar = FileSystems.newFileSystem(jarOrFolder)) {
            return new Archive(filesBelow(jar.getPath("/")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one that a class was loaded from. */
    static Archive with(Class<?> type) {
        try {
            return of(Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> filesBelow(Path root) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
