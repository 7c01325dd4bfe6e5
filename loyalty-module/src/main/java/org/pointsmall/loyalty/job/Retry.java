package org.pointsmall.loyalty.job;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that has failed so far, and is to be tried again. Times are whole milliseconds.
 *
 * @param id which one, among those of the same kind
 * @param label what people know it by; null where that is its id
 * @param attempts how often it has been tried, the first time included
 * @param firstFailedAt when it failed first
 * @param lastFailedAt when it failed last
 * @param nextAt from when on it is to be tried again
 * @param lastError what went wrong last: an exception's class and message, cut to {@value #LONGEST_ERROR} characters
 */
public record Retry(
        long id,
        @Nullable String label,
        int attempts,
        Instant firstFailedAt,
        Instant lastFailedAt,
        Instant nextAt,
        String lastError) {
    /** How long the second try waits. */
    public static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    /** No try waits longer. */
    public static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private static final int LONGEST_ERROR = 1000;

    public Retry {
        if (attempts < 1) {
            throw new IllegalArgumentException("what has failed was tried: " + attempts);
        }
        lastError = cut(lastError);
    }

    /** What has failed for the first time. */
    public static Retry failed(long id, @Nullable String label, Instant at, String error) {
        return new Retry(id, label, 1, at, at, at.plus(FIRST_WAIT), error);
    }

    /** The same after one more failure. It waits twice as long each time, up to an hour. */
    public Retry failedAgain(Instant at, String error) {
        return new Retry(id, label, attempts + 1, firstFailedAt, at, at.plus(wait(attempts + 1)), error);
    }

    /** Whether it is time to try again. */
    public boolean isDue(Instant now) {
        return !nextAt.isAfter(now);
    }

    private static Duration wait(int attempts) {
        Duration wait = FIRST_WAIT;
        for (int failed = 1; failed < attempts && wait.compareTo(LONGEST_WAIT) < 0; failed++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    /** Without what a database might refuse: a NUL, and half of a character that takes two places. */
    private static String cut(String error) {
        String text = error.replace('\0', ' ');
        if (text.length() <= LONGEST_ERROR) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_ERROR - 1)) ? LONGEST_ERROR - 1 : LONGEST_ERROR;
        return text.substring(0, end);
    }
}
