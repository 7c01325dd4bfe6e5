package org.pointsmall.demo.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Runs another main class and ends the process when whoever started it is gone: the first argument names the class,
 * the others are its own. The parent holds the other end of our standard input. However it dies, the operating system
 * closes that end, which no process table and no polling can tell as surely.
 */
public final class ParentWatch {
    private static final Duration GRACE = Duration.ofSeconds(20);

    private ParentWatch() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Thread watch = new Thread(() -> endWith(System.in), "parent-watch");
        watch.setDaemon(true);
        watch.start();
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException failed) {
            // The application may have a handler that has logged it already; threads it left must not keep us alive.
            Thread main = Thread.currentThread();
            main.getUncaughtExceptionHandler().uncaughtException(main, failed.getCause());
            System.exit(ExitCode.FAILED);
        }
    }

    private static void endWith(InputStream parent) {
        awaitEnd(parent);
        Thread orderly = new Thread(() -> System.exit(ExitCode.OK), "parent-gone");
        orderly.start();
        try {
            orderly.join(GRACE.toMillis());
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
        // Only reached when the orderly way hangs: an orphan that holds port and database is worse.
        Runtime.getRuntime().halt(ExitCode.FAILED);
    }

    private static void awaitEnd(InputStream parent) {
        try {
            parent.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            System.err.println("The launcher is gone: " + broken.getMessage());
        }
    }
}
