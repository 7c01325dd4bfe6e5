package org.pointsmall.loyalty.refusal;

import java.util.function.Function;

/**
 * What came of a request: its result, or the reason for which it was refused.
 *
 * @param <T> the result
 */
public sealed interface Outcome<T> {

    /** The request was carried out. */
    record Done<T>(T value) implements Outcome<T> {}

    /** The request was refused; nothing has changed. */
    record Refused<T>(Refusal refusal) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    default boolean isRefused() {
        return this instanceof Refused;
    }

    /** The same outcome with its result seen as something else. */
    default <U> Outcome<U> map(Function<? super T, ? extends U> view) {
        return this instanceof Refused<T> refused
                ? refused(refused.refusal())
                : done(view.apply(((Done<T>) this).value()));
    }

    /** The result, or else what {@code orElseThrow} makes of the refusal, thrown. */
    default <X extends RuntimeException> T orElseThrow(Function<Refusal, X> exception) {
        if (this instanceof Refused<T> refused) {
            throw exception.apply(refused.refusal());
        }
        return ((Done<T>) this).value();
    }
}
