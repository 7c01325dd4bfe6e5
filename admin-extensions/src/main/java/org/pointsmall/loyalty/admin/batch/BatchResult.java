package org.pointsmall.loyalty.admin.batch;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.pointsmall.loyalty.adjustment.batch.BatchRow;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk;
import org.pointsmall.loyalty.adjustment.opening.OpeningBalances;
import org.pointsmall.loyalty.adjustment.opening.OpeningRow;
import org.pointsmall.loyalty.admin.page.Csv;

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
            writeLots(batch.id(), to);
        } else {
            writeRows(batch.id(), to);
        }
    }

    private void writeRows(long batch, OutputStream to) throws IOException {
        to.write(new Csv()
                .row("line", "named", "member", "points", "state", "problem")
                .bytes());
        long after = 0;
        List<BatchRow> rows;
        do {
            rows = bulk.rows(batch, after, CHUNK);
            Csv table = Csv.continued();
            for (BatchRow row : rows) {
                table.row(
                        row.line(),
                        row.named(),
                        row.member() == null ? "" : Long.toString(row.member().value()),
                        row.points(),
                        row.state().name(),
                        row.problem() == null ? "" : row.problem());
                after = row.line();
            }
            to.write(table.bytes());
        } while (rows.size() == CHUNK);
    }

    private void writeLots(long batch, OutputStream to) throws IOException {
        to.write(new Csv()
                .row(
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
                        "problem")
                .bytes());
        long after = 0;
        List<OpeningRow> rows;
        do {
            rows = openings.rows(batch, after, CHUNK);
            Csv table = Csv.continued();
            for (OpeningRow row : rows) {
                table.row(OpeningView.cells(row));
                after = row.row().line();
            }
            to.write(table.bytes());
        } while (rows.size() == CHUNK);
    }
}
