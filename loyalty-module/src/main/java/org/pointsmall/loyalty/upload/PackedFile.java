package org.pointsmall.loyalty.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A file that may have been packed by gzip. */
public final class PackedFile {
    private PackedFile() {}

    /**
     * The file itself, unpacked where it was packed; nothing where it can't be unpacked.
     *
     * @param most so many bytes are unpacked, and one more where there are more: a small file may be packed from a huge one
     */
    public static Optional<byte[]> unpacked(byte[] bytes, int most) {
        if (bytes.length < 2 || (bytes[0] & 0xFF) != 0x1F || (bytes[1] & 0xFF) != 0x8B) {
            return Optional.of(bytes);
        }
        try (InputStream file = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return Optional.of(file.readNBytes(most + 1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
