package org.pointsmall.loyalty.admin.code;

import java.util.List;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.reward.code.FilePreview;
import org.pointsmall.loyalty.reward.code.LeftRow;
import org.pointsmall.loyalty.reward.code.UploadCodes;
import org.pointsmall.loyalty.upload.FileProblem;

/** Says what is in a file, and what is wrong with it. */
final class FileInWords {
    private static final long MEGABYTE = 1_000_000;

    private FileInWords() {}

    static Sentence problem(FileProblem problem) {
        long number = problem.reason() == FileProblem.Reason.TOO_LARGE ? problem.number() / MEGABYTE : problem.number();
        return Sentence.of("LoyaltyCode_Problem_" + problem.reason(), number);
    }

    /**
     * What an import would do, in writing.
     *
     * @param adds whether it would add anything
     * @param moreLeft whether more rows are left out than are named
     */
    record View(
            long id,
            String name,
            String charset,
            String codes,
            String added,
            String twiceInFile,
            String inPool,
            String left,
            List<Sentence> leftRows,
            boolean moreLeft,
            List<String> first,
            boolean adds,
            boolean started) {}

    static View of(UploadCodes.Waiting waiting, FilePreview.Legible preview, DisplayFormat written) {
        return new View(
                waiting.file().id(),
                waiting.file().name(),
                preview.charset(),
                written.number(preview.codes()),
                written.number(preview.added()),
                written.number(preview.twiceInFile()),
                written.number(preview.inPool()),
                written.number(preview.left()),
                preview.firstLeft().stream().map(FileInWords::left).toList(),
                preview.left() > preview.firstLeft().size(),
                preview.first(),
                preview.added() > 0,
                waiting.file().started());
    }

    private static Sentence left(LeftRow row) {
        return Sentence.of("LoyaltyCode_Left_" + row.reason(), row.line());
    }
}
