package org.pointsmall.loyalty.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.refusal.RefusedException;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Carries a request out once, however often it comes under its name. What was refused or failed has changed nothing, and
 * may come again under the same name.
 */
public final class CarryOutOnce {
    /** How long a name is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    /** By then no request runs any more: whoever carried it out is gone. */
    static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    private final RequestKeyStore keys;
    private final Transactions transactions;
    private final BusinessTime time;

    public CarryOutOnce(RequestKeyStore keys, Transactions transactions, BusinessTime time) {
        this.keys = keys;
        this.transactions = transactions;
        this.time = time;
    }

    /** @param replayed whether it had been carried out before */
    public record Carried<T>(T value, boolean replayed) {}

    /**
     * Carries out what is asked for, or answers how it stands now where that was done before. Refused with
     * {@code IDEMPOTENCY_KEY_REUSED} ({@code key}) where the name stands for something else, and with {@code CONFLICT}
     * ({@code key}) while the first one runs. A node that ends between the work and the note of it lets the request be
     * carried out again: the work has to know by itself what it has done.
     *
     * @param content all that is asked for, as a text
     * @param first carries it out, in transactions of its own
     * @param again how what was carried out stands now
     */
    public <T> Outcome<Carried<T>> run(
            RequestKey key, String content, Supplier<Outcome<T>> first, Supplier<Outcome<T>> again) {
        return run(key, content, began -> first(key, began, first), again);
    }

    /**
     * The same in one transaction with the note that it was carried out: whatever ends the node leaves both or neither. A
     * refusal undoes it all. Refused with {@code CONFLICT} too, and undone, where another has taken over meanwhile.
     *
     * @param first carries it out, in the transaction that is there
     */
    public <T> Outcome<Carried<T>> runInOne(
            RequestKey key, String content, Supplier<Outcome<T>> first, Supplier<Outcome<T>> again) {
        return run(key, content, began -> firstInOne(key, began, first), again);
    }

    private <T> Outcome<Carried<T>> run(
            RequestKey key, String content, Function<Instant, Outcome<Carried<T>>> first, Supplier<Outcome<T>> again) {
        String digest = digest(content);
        // Whose the note is shows by its moment, which each database keeps to the millisecond, as business time has it.
        Instant now = time.now();
        if (keys.begin(key, digest, now)) {
            return first.apply(now);
        }
        Optional<RequestKeyStore.Known> known = keys.find(key);
        if (known.filter(one -> !one.content().equals(digest)).isPresent()) {
            return refused(RefusalCode.IDEMPOTENCY_KEY_REUSED, key);
        }
        if (known.filter(RequestKeyStore.Known::ended).isPresent()) {
            return again.get().map(value -> new Carried<>(value, true));
        }
        return keys.takeOver(key, now.minus(LONGEST_RUN), now) ? first.apply(now) : refused(RefusalCode.CONFLICT, key);
    }

    private <T> Outcome<Carried<T>> first(RequestKey key, Instant began, Supplier<Outcome<T>> work) {
        boolean carriedOut = false;
        try {
            Outcome<T> outcome = work.get();
            carriedOut = !outcome.isRefused();
            return outcome.map(value -> new Carried<>(value, false));
        } finally {
            if (carriedOut) {
                keys.end(key, began);
            } else {
                keys.remove(key, began);
            }
        }
    }

    private <T> Outcome<Carried<T>> firstInOne(RequestKey key, Instant began, Supplier<Outcome<T>> work) {
        boolean carriedOut = false;
        try {
            T value = transactions.required(() -> {
                T done = work.get().orElseThrow(RefusedException::new);
                if (!keys.end(key, began)) {
                    throw new RefusedException(Refusal.of(RefusalCode.CONFLICT).with("key", key.key()));
                }
                return done;
            });
            carriedOut = true;
            return Outcome.done(new Carried<>(value, false));
        } catch (RefusedException undone) {
            return Outcome.refused(undone.refusal());
        } finally {
            if (!carriedOut) {
                keys.remove(key, began);
            }
        }
    }

    private static <T> Outcome<T> refused(RefusalCode code, RequestKey key) {
        return Outcome.refused(Refusal.of(code).with("key", key.key()));
    }

    private static String digest(String content) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
