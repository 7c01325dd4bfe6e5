package org.pointsmall.loyalty.upload;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The text of a file that does not say how it is written. A byte order mark decides; without one it is the first of UTF-16,
 * UTF-8 and GB18030 as which all of it can be read. That is exact where statistics would guess: few texts of GB18030 are
 * UTF-8 by chance, and a file of codes has the zeros of UTF-16.
 */
public record TextOfFile(Charset charset, String text) {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int ENOUGH_ZEROS = 4;

    /** The text without a byte order mark; nothing where it can't be read in any way. */
    public static Optional<TextOfFile> read(byte[] bytes) {
        return candidates(bytes).stream()
                .map(charset -> decode(bytes, charset))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The first line with characters that no text has, from 1; 0 where there is none. */
    public long firstOddLine() {
        long line = 1;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one == '\n') {
                line++;
            } else if (Character.isISOControl(one) && one != '\r' && one != '\t') {
                return line;
            }
        }
        return 0;
    }

    private static List<Charset> candidates(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return List.of(StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return List.of(StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return List.of(StandardCharsets.UTF_16BE);
        }
        if (zeros(bytes, 1) * ENOUGH_ZEROS > bytes.length) {
            return List.of(StandardCharsets.UTF_16LE);
        }
        if (zeros(bytes, 0) * ENOUGH_ZEROS > bytes.length) {
            return List.of(StandardCharsets.UTF_16BE);
        }
        return List.of(StandardCharsets.UTF_8, GB18030);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static long zeros(byte[] bytes, int first) {
        long zeros = 0;
        for (int i = first; i < bytes.length; i += 2) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static Optional<TextOfFile> decode(byte[] bytes, Charset charset) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(new TextOfFile(charset, text.startsWith("\uFEFF") ? text.substring(1) : text));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
