package org.pointsmall.loyalty.definition;

import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * The latest state of some definitions: read when it is first asked for, and again whenever {@link #refresh} finds that it
 * has changed.
 *
 * @param <B> all definitions of a kind that are in force
 */
public final class Latest<B> implements Followed {
    private final LongSupplier revision;
    private final LongFunction<B> read;
    private final Transactions transactions;
    private volatile @Nullable Known<B> known;

    private record Known<B>(long revision, B book) {}

    /**
     * @param revision the state of all definitions: a number that each change makes larger, and that no other state ever
     *     has, not even one that was never committed
     * @param read reads what is in force; is told the revision
     */
    public Latest(LongSupplier revision, LongFunction<B> read, Transactions transactions) {
        this.revision = revision;
        this.read = read;
        this.transactions = transactions;
    }

    /**
     * Those of a kind that are in force.
     *
     * @param book makes one thing of them all; is told the revision
     */
    public static <T, B> Latest<B> inForce(VersionStore<T> store, InForce<T, B> book, Transactions transactions) {
        return new Latest<>(
                store::revision,
                revision -> book.of(
                        revision, store.all().stream().filter(Version::active).toList()),
                transactions);
    }

    /** What definitions come to together. */
    public interface InForce<T, B> {
        B of(long revision, List<Version<T>> inForce);
    }

    /** What is in force. */
    public B book() {
        Known<B> latest = known;
        return latest == null ? readAgain() : latest.book();
    }

    @Override
    public boolean refresh() {
        Known<B> latest = known;
        if (latest != null && latest.revision() == transactions.required(revision::getAsLong)) {
            return false;
        }
        readAgain();
        return true;
    }

    /** The revision is read first: what is saved in between is read now, and once more the next time. */
    private synchronized B readAgain() {
        Known<B> latest = transactions.required(() -> {
            long current = revision.getAsLong();
            return new Known<>(current, read.apply(current));
        });
        known = latest;
        return latest.book();
    }
}
