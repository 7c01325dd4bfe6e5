package org.pointsmall.loyalty.reward;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a request asked for, as a text of one length. */
final class RequestHash {
    private RequestHash() {}

    static String of(String content) {
        return of(content.getBytes(StandardCharsets.UTF_8));
    }

    static String of(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
