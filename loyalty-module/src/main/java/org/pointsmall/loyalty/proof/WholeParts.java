package org.pointsmall.loyalty.proof;

import java.math.BigInteger;

/** Whole parts of something. */
final class WholeParts {
    private WholeParts() {}

    /** {@code whole * part / of}, rounded down. */
    static long of(long whole, long part, long of) {
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(of))
                .longValueExact();
    }
}
