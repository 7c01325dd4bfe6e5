package org.pointsmall.loyalty.reward.code;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Imports files of codes into pools, some rows at a time. A file goes on where its import ended, whoever brings it again and
 * however it ended; a file that has been imported adds nothing.
 */
public final class ImportCodes {
    private static final int SHOWN = 10;

    private final CodeStore store;
    private final CodeCipher cipher;
    private final Transactions transactions;
    private final BusinessTime time;
    private final int chunk;

    public ImportCodes(CodeStore store, CodeCipher cipher, Transactions transactions, BusinessTime time) {
        this(store, cipher, transactions, time, 500);
    }

    /** @param chunk how many rows are imported at once */
    ImportCodes(CodeStore store, CodeCipher cipher, Transactions transactions, BusinessTime time, int chunk) {
        this.store = store;
        this.cipher = cipher;
        this.transactions = transactions;
        this.time = time;
        this.chunk = chunk;
    }

    /** A new pool, without codes. */
    public long open(String name, String actor) {
        return transactions.required(() -> store.open(name, time.now(), actor));
    }

    /** What an import of the file would do; changes nothing. */
    public FilePreview preview(long pool, byte[] bytes) {
        ReadFile read = CodeFile.read(bytes);
        return read instanceof CodeFile file
                ? preview(pool, file)
                : new FilePreview.Unreadable(((ReadFile.Unreadable) read).problem());
    }

    private FilePreview preview(long pool, CodeFile file) {
        BitSet repeats = file.repeats();
        long twice = repeats.cardinality();
        long inPool = 0;
        for (int from = 0; from < file.codes().size(); from += chunk) {
            List<String> marks = marks(file, from);
            Set<String> known = transactions.required(() -> store.known(pool, marks));
            for (int i = 0; i < marks.size(); i++) {
                inPool += !repeats.get(from + i) && known.contains(marks.get(i)) ? 1 : 0;
            }
        }
        long all = file.codes().size();
        List<String> first =
                file.codes().stream().limit(SHOWN).map(MaskedCode::of).toList();
        return new FilePreview.Legible(
                file.charset().name(), all, all - twice - inPool, twice, inPool, file.left(), file.firstLeft(), first);
    }

    /**
     * Imports a file, or goes on with it.
     *
     * @return what has come of the file in all; nothing where it can't be read
     */
    public Optional<CodeImport> importFile(long pool, String fileName, byte[] bytes, String actor) {
        return importFile(pool, fileName, bytes, actor, reached -> true);
    }

    /** @param goOn is told how far it has come after each chunk, and answers whether to go on */
    public Optional<CodeImport> importFile(
            long pool, String fileName, byte[] bytes, String actor, Predicate<CodeImport> goOn) {
        return CodeFile.read(bytes) instanceof CodeFile file
                ? Optional.of(importFile(new Source(pool, hash(bytes), fileName, file), actor, goOn))
                : Optional.empty();
    }

    private CodeImport importFile(Source source, String actor, Predicate<CodeImport> goOn) {
        CodeImport reached = begin(source, actor);
        while (!reached.isComplete() && goOn.test(reached)) {
            reached = next(source, actor);
        }
        return reached;
    }

    /** A file that was read, and where its codes go. */
    record Source(long pool, String hash, String name, CodeFile file, BitSet repeats) {
        Source(long pool, String hash, String name, CodeFile file) {
            this(pool, hash, name, file, file.repeats());
        }
    }

    /** Begins with the file, or finds how far it has come. */
    CodeImport begin(Source source, String actor) {
        return transactions.required(() -> locked(source, actor));
    }

    /** Imports the next rows of the file; none where it is complete. */
    CodeImport next(Source source, String actor) {
        return transactions.required(() -> {
            CodeImport reached = locked(source, actor);
            return reached.isComplete() ? reached : next(source, reached);
        });
    }

    private CodeImport locked(Source source, String actor) {
        store.lock(source.pool());
        return store.begin(
                source.pool(),
                source.hash(),
                source.name(),
                source.file().codes().size(),
                time.now(),
                actor);
    }

    /** The next rows, under the pool's lock: where somebody else has brought the same file, those that are next now. */
    private CodeImport next(Source source, CodeImport reached) {
        long pool = source.pool();
        CodeFile file = source.file();
        BitSet repeats = source.repeats();
        int from = (int) reached.done();
        List<String> marks = marks(file, from);
        Set<String> known = store.known(pool, marks);
        List<CodeStore.Sealed> added = new ArrayList<>();
        long twice = 0;
        long inPool = 0;
        for (int i = 0; i < marks.size(); i++) {
            String mark = marks.get(i);
            if (repeats.get(from + i)) {
                twice++;
            } else if (known.contains(mark)) {
                inPool++;
            } else {
                added.add(new CodeStore.Sealed(
                        mark, cipher.seal(pool, file.codes().get(from + i))));
            }
        }
        CodeImport now = reached.and(added.size(), twice, inPool);
        store.add(pool, added, now);
        return now;
    }

    private List<String> marks(CodeFile file, int from) {
        int until = Math.min(file.codes().size(), from + chunk);
        return file.codes().subList(from, until).stream().map(cipher::mark).toList();
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
