package org.pointsmall.loyalty.admin.code;

import java.util.Map;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.reward.code.CodeImport;
import org.pointsmall.loyalty.reward.code.PastImport;

/**
 * The import of a file, in writing.
 *
 * @param percent of its codes that were looked at, whole
 */
record ImportView(
        long id,
        String fileName,
        long percent,
        String done,
        String codes,
        String added,
        String twiceInFile,
        String inPool,
        String begunAt,
        String actor) {
    private static final int ALL = 100;

    static ImportView of(PastImport past, DisplayFormat written) {
        CodeImport reached = past.reached();
        return new ImportView(
                reached.id(),
                past.fileName(),
                reached.isComplete() ? ALL : reached.done() * ALL / reached.codes(),
                written.number(reached.done()),
                written.number(reached.codes()),
                written.number(reached.added()),
                written.number(reached.twiceInFile()),
                written.number(reached.inPool()),
                written.time(past.begunAt()),
                past.actor());
    }

    /** What the page asks for again and again. */
    Map<String, Object> progress() {
        return Map.of("id", id, "percent", percent, "done", done);
    }
}
