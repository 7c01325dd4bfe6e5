package org.pointsmall.loyalty.jakarta;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The jars that merchants get, as the build has just made them. */
enum JakartaJar {
    LOYALTY_MODULE("loyalty-module-jakarta"),
    STOREFRONT_API("storefront-api-jakarta"),
    ADMIN_EXTENSIONS("admin-extensions-jakarta"),
    RECOMMENDATION_ELASTICSEARCH("recommendation-elasticsearch-jakarta");

    private final String artifact;

    JakartaJar(String artifact) {
        this.artifact = artifact;
    }

    Map<String, byte[]> classFiles() {
        return files(".class");
    }

    /** By path. */
    Map<String, byte[]> files(String ending) {
        try (JarFile jar = new JarFile(file())) {
            Map<String, byte[]> found = new TreeMap<>();
            for (ZipEntry entry : jar.stream().collect(Collectors.toList())) {
                if (entry.getName().endsWith(ending)) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        found.put(entry.getName(), content.readAllBytes());
                    }
                }
            }
            return found;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private File file() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(classPath.split(File.pathSeparator))
                .map(File::new)
                .filter(file -> file.getName().matches(artifact + "-[0-9].*\\.jar"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No jar of " + artifact + " on " + classPath));
    }
}
