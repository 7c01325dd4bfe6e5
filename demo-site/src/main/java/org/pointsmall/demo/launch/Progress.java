package org.pointsmall.demo.launch;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Says what is going on, one plain line at a time with the seconds since the start: readable on a terminal and in a
 * log alike, so there is nothing to switch off where the output is no terminal.
 */
final class Progress {
    private final PrintStream out;
    private final Clock clock;
    private final Instant begin;

    Progress(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.begin = clock.instant();
    }

    Duration elapsed() {
        return Duration.between(begin, clock.instant());
    }

    void say(String what) {
        out.printf("%4d s  %s%n", elapsed().toSeconds(), what);
        out.flush();
    }

    void print(String text) {
        out.println(text);
        out.flush();
    }
}
