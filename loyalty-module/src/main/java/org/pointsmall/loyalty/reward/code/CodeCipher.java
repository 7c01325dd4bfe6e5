package org.pointsmall.loyalty.reward.code;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts codes by AES-GCM (NIST SP 800-38D) with a nonce of 96 random bits; a code can be read in its own pool only. Its
 * mark is an HMAC-SHA256 by a key of its own, so that no list of possible codes finds one.
 */
public final class CodeCipher {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;

    private final SecretKey sealing;
    private final SecretKey marking;
    private final SecureRandom random = new SecureRandom();

    /** @param key 32 bytes, which whoever reads the database must not have */
    public CodeCipher(byte[] key) {
        if (key.length != KEY) {
            throw new IllegalArgumentException("the key of codes has " + KEY + " bytes, not " + key.length);
        }
        SecretKey root = new SecretKeySpec(key, "HmacSHA256");
        sealing = new SecretKeySpec(mac(root, "seal"), "AES");
        marking = new SecretKeySpec(mac(root, "mark"), "HmacSHA256");
    }

    /** @param base64 the key as Base64 */
    public static CodeCipher of(String base64) {
        return new CodeCipher(Base64.getDecoder().decode(base64));
    }

    String seal(long pool, String code) {
        return seal(pool, code.getBytes(StandardCharsets.UTF_8));
    }

    private String seal(long pool, byte[] text) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, pool, text);
        byte[] both = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE, sealed.length);
        return Base64.getEncoder().encodeToString(both);
    }

    /** @throws IllegalStateException where it was sealed by another key, for another pool, or has been changed */
    public String open(long pool, String sealed) {
        return new String(unseal(pool, sealed), StandardCharsets.UTF_8);
    }

    private byte[] unseal(long pool, String sealed) {
        byte[] both = Base64.getDecoder().decode(sealed);
        byte[] nonce = Arrays.copyOf(both, NONCE);
        return run(Cipher.DECRYPT_MODE, nonce, pool, Arrays.copyOfRange(both, NONCE, both.length));
    }

    /** A whole file, made smaller first. */
    String sealFile(long pool, byte[] file) {
        ByteArrayOutputStream smaller = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(smaller)) {
            zip.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seal(pool, smaller.toByteArray());
    }

    byte[] openFile(long pool, String sealed) {
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(unseal(pool, sealed)))) {
            return zip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String mark(String code) {
        return HexFormat.of().formatHex(mac(marking, code));
    }

    private byte[] run(int mode, byte[] nonce, long pool, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(pool).array());
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a code of pool " + pool + " can't be read or written by this key", e);
        }
    }

    private static byte[] mac(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
