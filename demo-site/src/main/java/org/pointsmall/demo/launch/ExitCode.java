package org.pointsmall.demo.launch;

/** What the launcher ends with, for scripts. */
final class ExitCode {
    static final int OK = 0;
    /** A process failed. */
    static final int FAILED = 1;
    /** The command line (or the JVM) is wrong. */
    static final int USAGE = 2;

    static final int PORT_TAKEN = 3;
    /** The data folder is in use, or is not the demo's. */
    static final int DATA_FOLDER = 4;

    private ExitCode() {}
}
