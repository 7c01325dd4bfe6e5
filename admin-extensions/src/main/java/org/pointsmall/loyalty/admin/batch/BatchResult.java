package org.pointsmall.loyalty.admin.batch;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.pointsmall.loyalty.adjustment.batch.BatchRow;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk;
import org.pointsmall.loyalty.adjustment.opening.OpeningBalances;
import org.pointsmall.loyalty.admin.page.Csv;
import org.pointsmall.loyalty.member.MemberId;

/** What became of each row, as a table: sent as it is read, since a batch may have a million rows. */
final class BatchResult {
    private static final int CHUNK = 5_000;

    private final PointsInBulk bulk;
    private final OpeningBalances openings;

    BatchResult(PointsInBulk bulk, OpeningBalances openings) {
        this.bulk = bulk;
        this.openings = openings;
    }

    void write(PointsBatch batch, OutputStream to) throws IOException {
        if (batch.source() == PointsBatch.Source.OPENING) {
            Object[] headings = {
                "line",
                "named",
                "external id",
                "member",
                "points",
                "earned on",
                "last day",
                "tier",
                "tier until",
                "key",
                "state",
                "problem"
            };
            write(
                    headings,
                    after -> openings.rows(batch.id(), after, CHUNK),
                    row -> row.row().line(),
                    OpeningView::cells,
                    to);
        } else {
            Object[] headings = {"line", "named", "member", "points", "state", "problem"};
            write(headings, after -> bulk.rows(batch.id(), after, CHUNK), BatchRow::line, BatchResult::cells, to);
        }
    }

    private static Object[] cells(BatchRow row) {
        MemberId member = row.member();
        return new Object[] {
            row.line(),
            row.named(),
            member == null ? "" : Long.toString(member.value()),
            row.points(),
            row.state().name(),
            Objects.requireNonNullElse(row.problem(), "")
        };
    }

    /** @param after gives the rows after a line */
    private static <R> void write(
            Object[] headings,
            LongFunction<List<R>> after,
            ToLongFunction<R> line,
            Function<R, Object[]> cells,
            OutputStream to)
            throws IOException {
        Csv table = new Csv().row(headings);
        long last = 0;
        List<R> rows;
        do {
            rows = after.apply(last);
            for (R row : rows) {
                table.row(cells.apply(row));
                last = line.applyAsLong(row);
            }
            to.write(table.take());
        } while (rows.size() == CHUNK);
    }
}
