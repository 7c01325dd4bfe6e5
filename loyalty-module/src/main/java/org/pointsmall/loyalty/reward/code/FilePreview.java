package org.pointsmall.loyalty.reward.code;

import java.util.List;
import org.pointsmall.loyalty.upload.FileProblem;

/** What an import of a file would do. */
public sealed interface FilePreview {

    /** Nothing: the file is not taken. */
    record Unreadable(FileProblem problem) implements FilePreview {}

    /**
     * It would add codes, or none.
     *
     * @param charset how the file is written
     * @param added how many codes would be added
     * @param left how many rows are left out
     * @param firstLeft the first of those
     * @param first the first codes, made illegible but for their ends
     */
    record Legible(
            String charset,
            long codes,
            long added,
            long twiceInFile,
            long inPool,
            long left,
            List<LeftRow> firstLeft,
            List<String> first)
            implements FilePreview {
        public Legible {
            firstLeft = List.copyOf(firstLeft);
            first = List.copyOf(first);
        }
    }
}
