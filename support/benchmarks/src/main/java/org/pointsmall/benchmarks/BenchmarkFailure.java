package org.pointsmall.benchmarks;

/** Nothing could be measured; the message is for the person at the terminal. */
final class BenchmarkFailure extends Exception {
    private static final long serialVersionUID = 1L;

    BenchmarkFailure(String message) {
        super(message);
    }
}
