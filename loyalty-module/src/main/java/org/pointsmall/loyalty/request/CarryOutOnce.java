package org.pointsmall.loyalty.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.time.BusinessTime;

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
    private final BusinessTime time;

    public CarryOutOnce(RequestKeyStore keys, BusinessTime time) {
        this.keys = keys;
        this.time = time;
    }

    /** @param replayed whether it had been carried out before */
    public record Carried<T>(T value, boolean replayed) {}

    /**
     * Carries out what is asked for, or answers how it stands now where that was done before. Refused with
     * {@code IDEMPOTENCY_KEY_REUSED} ({@code key}) where the name stands for something else, and with {@code CONFLICT}
     * ({@code key}) while the first one runs.
     *
     * @param content all that is asked for, as a text
     * @param first carries it out, in transactions of its own
     * @param again how what was carried out stands now
     */
    public <T> Outcome<Carried<T>> run(
            RequestKey key, String content, Supplier<Outcome<T>> first, Supplier<Outcome<T>> again) {
        String digest = digest(content);
        if (keys.begin(key, digest, time.now())) {
            return first(key, first);
        }
        Optional<RequestKeyStore.Known> known = keys.find(key);
        if (known.filter(one -> !one.content().equals(digest)).isPresent()) {
            return refused(RefusalCode.IDEMPOTENCY_KEY_REUSED, key);
        }
        if (known.filter(RequestKeyStore.Known::ended).isPresent()) {
            return again.get().map(value -> new Carried<>(value, true));
        }
        return keys.takeOver(key, time.now().minus(LONGEST_RUN), time.now())
                ? first(key, first)
                : refused(RefusalCode.CONFLICT, key);
    }

    private <T> Outcome<Carried<T>> first(RequestKey key, Supplier<Outcome<T>> work) {
        boolean carriedOut = false;
        try {
            Outcome<T> outcome = work.get();
            carriedOut = !outcome.isRefused();
            return outcome.map(value -> new Carried<>(value, false));
        } finally {
            if (carriedOut) {
                keys.end(key);
            } else {
                keys.remove(key);
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
