package org.pointsmall.loyalty.reward;

import java.security.SecureRandom;

/** Codes that nobody can guess: 80 random bits, in letters and digits that are not taken for one another. */
public final class CouponCodes {
    /** Crockford's Base32: no I, L, O and U. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 16;

    private final SecureRandom random = new SecureRandom();

    public String next() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
