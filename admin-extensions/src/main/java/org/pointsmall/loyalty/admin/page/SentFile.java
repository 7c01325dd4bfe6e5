package org.pointsmall.loyalty.admin.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.web.multipart.MultipartFile;

/** A file as a browser sends it. */
public final class SentFile {
    private SentFile() {}

    /** Its name, without the folders that some browsers send; {@code ?} where there is none. */
    public static String name(MultipartFile file) {
        String sent = file.getOriginalFilename();
        String name = sent == null
                ? ""
                : sent.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", " ").strip();
        return name.isEmpty() ? "?" : name;
    }

    public static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
