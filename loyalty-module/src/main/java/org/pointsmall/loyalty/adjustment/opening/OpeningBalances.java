package org.pointsmall.loyalty.adjustment.opening;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch.Terms;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk.Brought;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.upload.FileProblem;
import org.pointsmall.loyalty.upload.PackedFile;
import org.pointsmall.loyalty.upload.TextOfFile;

/**
 * Takes files of opening balances in. Nothing is posted here: they are batches, which are started, approved and stopped like
 * all points in bulk ({@link PointsInBulk}), and {@link OpeningWork} reads and posts their rows.
 */
public final class OpeningBalances {
    public static final int MOST_BYTES = 150_000_000;
    public static final int MOST_ROWS = OpeningFile.MOST_ROWS;
    private static final int CHUNK = 1_000;

    private final PointsInBulk bulk;
    private final OpeningStore store;
    private final Supplier<Expiry> validity;
    private final Transactions transactions;
    private final BusinessTime time;

    /** @param validity for how long the programme's points last now */
    public OpeningBalances(
            PointsInBulk bulk,
            OpeningStore store,
            Supplier<Expiry> validity,
            Transactions transactions,
            BusinessTime time) {
        this.bulk = bulk;
        this.store = store;
        this.validity = validity;
        this.transactions = transactions;
        this.time = time;
    }

    /** Keeps the rows of a file, which may be packed by gzip, to be looked up. The same rows with the same reason are the batch that they were before. */
    public Brought bring(String fileName, byte[] bytes, String reason, String note, String actor) {
        Optional<byte[]> file = PackedFile.unpacked(bytes, MOST_BYTES);
        if (file.isPresent() && file.get().length > MOST_BYTES) {
            return new Brought.Unreadable(new FileProblem(FileProblem.Reason.TOO_LARGE, MOST_BYTES));
        }
        Optional<TextOfFile> text = file.flatMap(TextOfFile::read);
        if (text.isEmpty()) {
            return new Brought.Unreadable(new FileProblem(FileProblem.Reason.NO_TEXT, 1));
        }
        OpeningFile.Terms terms = new OpeningFile.Terms(time.today(), validity.get(), time.zone());
        MessageDigest digest = sha256();
        digest.update(utf8(reason));
        Optional<FileProblem> problem = OpeningFile.read(text.get(), terms, row -> digest.update(utf8(content(row))));
        if (problem.isPresent()) {
            return new Brought.Unreadable(problem.get());
        }
        return bulk.keep(
                "opening:" + HexFormat.of().formatHex(digest.digest()),
                PointsBatch.Source.OPENING,
                fileName,
                new Terms(null, reason, note),
                actor,
                id -> add(id, text.get(), terms));
    }

    private void add(long batch, TextOfFile text, OpeningFile.Terms terms) {
        List<OpeningRow> some = new ArrayList<>();
        OpeningFile.read(text, terms, row -> {
            some.add(row);
            if (some.size() == CHUNK) {
                store.add(batch, some);
                some.clear();
            }
        });
        store.add(batch, some);
        store.added();
    }

    private static String content(OpeningRow row) {
        return String.join(
                "|",
                "\n" + row.row().named(),
                row.externalId(),
                Long.toString(row.row().points()),
                row.key(),
                row.asked(),
                String.valueOf(row.tier()),
                String.valueOf(row.tierLastDay()),
                String.valueOf(row.row().problem()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What the rows come to for which nothing is wrong. */
    public OpeningSums sums(long batch) {
        return transactions.required(() -> store.sums(batch));
    }

    /** Rows after this line, in their order. */
    public List<OpeningRow> rows(long batch, long after, int limit) {
        return transactions.required(() -> store.rows(batch, null, after, limit));
    }
}
