package org.pointsmall.demo.launch;

/** What the commands of the demo end with, for scripts. */
public final class ExitCode {
    public static final int OK = 0;
    /** A process failed, or a reconciliation found a difference. */
    public static final int FAILED = 1;
    /** The command line (or the JVM) is wrong. */
    public static final int USAGE = 2;

    public static final int PORT_TAKEN = 3;
    /** The data folder is in use, or is not the demo's. */
    public static final int DATA_FOLDER = 4;

    private ExitCode() {}
}
