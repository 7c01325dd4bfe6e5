package org.pointsmall.demo.launch;

/** The demo can't start or go on; the message is for the person at the terminal. */
final class StartFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    StartFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
