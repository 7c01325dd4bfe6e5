package org.pointsmall.demo.launch;

import java.lang.reflect.InvocationTargetException;

/**
 * The jar's entry. Compiled for Java 8 and free of anything newer, so that an old JVM gets as far as saying what is
 * wrong; everything else is behind {@link LaunchCommand}.
 */
public final class DemoMain {
    private static final int OLDEST_JAVA = 17;
    private static final int EXIT_USAGE = 2;

    private DemoMain() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        if (feature(System.getProperty("java.specification.version")) < OLDEST_JAVA) {
            System.err.println("Points Mall needs Java " + OLDEST_JAVA + " or newer. This is Java "
                    + System.getProperty("java.version") + " in " + System.getProperty("java.home") + ".");
            System.exit(EXIT_USAGE);
        }
        try {
            Class.forName("org.pointsmall.demo.launch.LaunchCommand")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException("The demo could not be started", failed.getCause());
        }
    }

    /** "1.8" is 8, "17" is 17. */
    static int feature(String specificationVersion) {
        String version =
                specificationVersion.startsWith("1.") ? specificationVersion.substring(2) : specificationVersion;
        return Integer.parseInt(version);
    }
}
