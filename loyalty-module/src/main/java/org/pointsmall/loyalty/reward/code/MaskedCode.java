package org.pointsmall.loyalty.reward.code;

/** A code as those see it who may not use it: its end is legible, the rest is not. */
public final class MaskedCode {
    private static final int LEGIBLE = 4;

    private MaskedCode() {}

    public static String of(String code) {
        int shown = Math.min(LEGIBLE, code.length() / 2);
        return "*".repeat(code.length() - shown) + code.substring(code.length() - shown);
    }
}
