package org.pointsmall.benchmarks.measure;

/** Nothing could be measured; the message is for the person at the terminal. */
public final class BenchmarkFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public BenchmarkFailure(String message) {
        super(message);
    }

    public BenchmarkFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
