package org.pointsmall.loyalty.reward.code;

import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.upload.FileProblem;

/**
 * Takes files of codes in, to be looked at before anything comes of them. A file lies encrypted in the database until
 * {@link RunImports} has imported it, so that its import goes on whatever becomes of the node; it is never given out again.
 */
public final class UploadCodes {
    public static final int MOST_BYTES = 5_000_000;
    private static final int LONGEST_NAME = 255;

    private final UploadStore files;
    private final CodePoolStore pools;
    private final ImportCodes imports;
    private final CodeCipher cipher;
    private final Transactions transactions;
    private final BusinessTime time;

    public UploadCodes(
            UploadStore files,
            CodePoolStore pools,
            ImportCodes imports,
            CodeCipher cipher,
            Transactions transactions,
            BusinessTime time) {
        this.files = files;
        this.pools = pools;
        this.imports = imports;
        this.cipher = cipher;
        this.transactions = transactions;
        this.time = time;
    }

    /** What came of a file that was brought. */
    public sealed interface Brought {

        /** It waits under this id. */
        record Kept(long file) implements Brought {}

        /** It is not taken. */
        record Refused(FileProblem problem) implements Brought {}
    }

    /** Keeps a file that can be read. Nothing is imported yet. */
    public Brought bring(long pool, String fileName, byte[] bytes, String actor) {
        if (bytes.length > MOST_BYTES) {
            return new Brought.Refused(new FileProblem(FileProblem.Reason.TOO_LARGE, MOST_BYTES));
        }
        if (CodeFile.read(bytes) instanceof ReadFile.Unreadable unreadable) {
            return new Brought.Refused(unreadable.problem());
        }
        String kept = cipher.sealFile(pool, bytes);
        return new Brought.Kept(transactions.required(
                () -> files.add(pool, ImportCodes.hash(bytes), shortened(fileName), kept, time.now(), actor)));
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
    }

    /**
     * A file that waits.
     *
     * @param earlier what has come of the same file before
     */
    public record Waiting(UploadedFile file, FilePreview preview, Optional<PastImport> earlier) {}

    /** A file of the pool, with what its import would do now. */
    public Optional<Waiting> find(long pool, long file) {
        return transactions
                .required(() -> files.find(file).filter(found -> found.pool() == pool))
                .flatMap(found -> opened(found)
                        .map(bytes -> new Waiting(
                                found,
                                imports.preview(pool, bytes),
                                transactions.required(() -> pools.importOf(pool, found.hash())))));
    }

    /** The files for a pool that wait or are being imported. */
    public List<UploadedFile> of(long pool) {
        return transactions.required(() -> files.of(pool));
    }

    /** Has the file imported, in the background. Again, it changes nothing. Answers whether there is such a file. */
    public boolean start(long pool, long file, String actor) {
        Optional<UploadedFile> found = transactions.required(() -> files.find(file));
        return found.filter(one -> one.pool() == pool)
                .flatMap(one -> source(one).map(source -> {
                    imports.begin(source, actor);
                    transactions.required(() -> {
                        files.start(file);
                        return file;
                    });
                    return file;
                }))
                .isPresent();
    }

    /** Throws the file away. What has been imported of it stays. */
    public void discard(long pool, long file) {
        transactions.required(() -> {
            files.find(file).filter(found -> found.pool() == pool).ifPresent(found -> files.remove(file));
            return file;
        });
    }

    Optional<ImportCodes.Source> source(UploadedFile file) {
        return opened(file).map(bytes -> {
            if (CodeFile.read(bytes) instanceof CodeFile read) {
                return new ImportCodes.Source(file.pool(), file.hash(), file.name(), read);
            }
            throw new IllegalStateException("file " + file.id() + " could be read when it was brought");
        });
    }

    private Optional<byte[]> opened(UploadedFile file) {
        return transactions.required(() -> files.sealed(file.id())).map(kept -> cipher.openFile(file.pool(), kept));
    }
}
