package org.pointsmall.loyalty.api.body;

import java.time.Duration;

/**
 * The most that a request may send.
 *
 * @param bytes of its body
 * @param patience how long all of it may take to come
 */
public record BodyLimits(int bytes, Duration patience) {
    public BodyLimits {
        if (bytes < 1 || patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException(
                    "a body has a byte or more, and some time: " + bytes + " in " + patience);
        }
    }
}
