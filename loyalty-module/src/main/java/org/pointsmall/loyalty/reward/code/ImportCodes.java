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
    private static final int LEGIBLE = 4;

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

    /**
     * What an import would do.
     *
     * @param charset how the file is written
     * @param added how many codes would be added
     * @param left rows without a code, or with one that is too long
     * @param first the first codes, made illegible but for their ends
     */
    public record Preview(
            String charset, long codes, long added, long twiceInFile, long inPool, long left, List<String> first) {
        public Preview {
            first = List.copyOf(first);
        }
    }

    /** What an import of the file would do; changes nothing. Nothing where the file can't be read. */
    public Optional<Preview> preview(long pool, byte[] bytes) {
        return CodeFile.read(bytes).map(file -> preview(pool, file));
    }

    private Preview preview(long pool, CodeFile file) {
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
                file.codes().stream().limit(SHOWN).map(ImportCodes::masked).toList();
        return new Preview(file.charset().name(), all, all - twice - inPool, twice, inPool, file.left(), first);
    }

    private static String masked(String code) {
        int shown = Math.min(LEGIBLE, code.length() / 2);
        return "*".repeat(code.length() - shown) + code.substring(code.length() - shown);
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
        return CodeFile.read(bytes).map(file -> {
            String hash = hash(bytes);
            BitSet repeats = file.repeats();
            CodeImport reached = transactions.required(() -> begin(pool, hash, fileName, file, actor));
            while (!reached.isComplete() && goOn.test(reached)) {
                reached = transactions.required(
                        () -> next(pool, begin(pool, hash, fileName, file, actor), file, repeats));
            }
            return reached;
        });
    }

    private CodeImport begin(long pool, String hash, String fileName, CodeFile file, String actor) {
        store.lock(pool);
        return store.begin(pool, hash, fileName, file.codes().size(), time.now(), actor);
    }

    /** The next rows, under the pool's lock: where somebody else has brought the same file, those that are next now. */
    private CodeImport next(long pool, CodeImport reached, CodeFile file, BitSet repeats) {
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

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
