package org.pointsmall.loyalty.job;

import java.util.regex.Pattern;

/** A job's name: lower-case words joined by hyphens, as in {@code time-out-holds}. */
public record JobName(String value) {
    private static final Pattern WORDS = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST = 60;

    public JobName {
        if (value.length() > LONGEST || !WORDS.matcher(value).matches()) {
            throw new IllegalArgumentException("not a job's name: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
